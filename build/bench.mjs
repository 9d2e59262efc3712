// npm run bench: sets up, then runs tests/bench/main.ts with every argument passed on.
import { join } from 'node:path'
import { build, environment, follow, install, nodePath, root } from './prepare.mjs'

install()
const node = nodePath()
build(node)
const ended = await follow(node, [join(root, 'tests/bench/main.ts'), ...process.argv.slice(2)], { env: environment(node) })
process.exit(ended.code)
