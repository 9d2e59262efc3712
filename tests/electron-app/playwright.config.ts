import { defineConfig } from '@playwright/test'

/** The suite that needs Electron itself; run where its binary can be installed. */
export default defineConfig({ testDir: '.', workers: 1, timeout: 60_000 })
