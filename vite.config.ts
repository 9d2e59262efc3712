import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import manifest from './package.json' with { type: 'json' }
import { fewChunks } from './build/vite/few-chunks.ts'
import { LongestFirst } from './build/vite/longest-first.ts'
import { pxToRem } from './build/vite/px-to-rem.ts'
import { sentenceOfThePage } from './build/vite/sentence-of-the-page.ts'

const nodeSide = {
  consumer: 'server' as const,
  resolve: {
    noExternal: true as const,
    external: ['electron', 'better-sqlite3'],
    conditions: ['node', 'import', 'module', 'default'],
  },
}

/** Tests that put a stand-in for a module have a process of their own; all others share theirs, and what they import. */
const standInTests = ['tests/electron/shell/shell.test.ts', 'tests/electron/hosts/desktop-app.test.ts']

export default defineConfig({
  root: 'renderer',
  base: './',
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  plugins: [react(), sentenceOfThePage()],
  css: { postcss: { plugins: [pxToRem()] } },
  test: {
    root: '.',
    globalSetup: 'tests/support/own-temporary-folder.ts',
    testTimeout: 30_000,
    retry: process.env['CI'] ? 1 : 0,
    /** Tests of whole programs mostly wait for them: one more at work than this computer has cores. */
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'alone', include: standInTests, isolate: true } },
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'], exclude: standInTests, isolate: false } },
    ],
  },
  builder: {
    sharedPlugins: true,
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
    },
  },
  environments: {
    client: {
      build: {
        outDir: '../dist/renderer',
        emptyOutDir: true,
        target: 'chrome150',
        chunkSizeWarningLimit: 1200,
        assetsInlineLimit: 0,
        rolldownOptions: { output: { codeSplitting: { groups: fewChunks } } },
      },
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
            'small-memory': 'electron/hosts/small-memory.ts',
            desktop: 'electron/hosts/desktop.ts',
            browser: 'electron/hosts/browser.ts',
            cli: 'electron/hosts/cli.ts',
            'check-options': 'electron/hosts/check-options.ts',
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
