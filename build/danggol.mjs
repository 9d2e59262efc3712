// npm run danggol -- <command>: the command line, after the same set-up as everything else.
import { join } from 'node:path'
import { build, environment, follow, install, nodePath, root } from './prepare.mjs'

install()
const node = nodePath()
build(node)
const ended = await follow(node, [join(root, 'dist/main/cli.js'), ...process.argv.slice(2)], { cwd: process.env.INIT_CWD ?? process.cwd(), env: environment(node, { DANGGOL_IPC: '1' }) })
process.exit(ended.code)
