import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import manifest from './package.json' with { type: 'json' }
import { pxToRem } from './build/vite/px-to-rem.ts'

const nodeSide = {
  consumer: 'server' as const,
  resolve: {
    noExternal: true as const,
    external: ['electron', 'better-sqlite3'],
    conditions: ['node', 'import', 'module', 'default'],
  },
}

export default defineConfig({
  root: 'renderer',
  base: './',
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  plugins: [react()],
  css: { postcss: { plugins: [pxToRem()] } },
  test: {
    root: '.',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/soak/**'],
    testTimeout: 30_000,
    retry: process.env['CI'] ? 1 : 0,
  },
  builder: {
    sharedPlugins: true,
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
    },
  },
  environments: {
    client: {
      build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome150', chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
    },
    main: {
      ...nodeSide,
      build: {
        outDir: '../dist/main',
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: {
            desktop: 'electron/hosts/desktop.ts',
            browser: 'electron/hosts/browser.ts',
            cli: 'electron/hosts/cli.ts',
            'store-reader': 'electron/adapters/store/reader.worker.ts',
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      ...nodeSide,
      build: {
        outDir: '../dist/preload',
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: { preload: 'electron/shell/preload.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
})
