import type { Archive } from './archive.ts'
import type { CloudApi, WebhookDecoder } from './cloud-api.ts'
import type { Csv } from './csv.ts'
import type { Clock } from './clock.ts'
import type { HolidayCalendar } from './holiday-calendar.ts'
import type { HookSender, LocalApiServer } from './local-api.ts'
import type { Ids } from './ids.ts'
import type { Log } from './log.ts'
import type { MediaFiles } from './media-files.ts'
import type { Notifier } from './notifier.ts'
import type { Receiver } from './receiver.ts'
import type { Secrets } from './secrets.ts'
import type { Store } from './store/store.ts'

/** Everything core needs from outside. */
export type Ports = {
  store: Store
  cloudApi: CloudApi
  decoder: WebhookDecoder
  receiver: Receiver
  mediaFiles: MediaFiles
  secrets: Secrets
  notifier: Notifier
  holidays: HolidayCalendar
  clock: Clock
  ids: Ids
  log: Log
  csv: Csv
  archive: Archive
  localApiServer: LocalApiServer
  hookSender: HookSender
}
