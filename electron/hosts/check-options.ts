import { startOptionsOrExit } from './options.ts'

/** For `npm start`, before it looks for a way to show the app: ends with 2 and a sentence when an option is wrong. */
startOptionsOrExit(process.argv.slice(2), 'typed')
