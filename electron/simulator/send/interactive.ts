import { isRecord, type Json } from '../json.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { invalid, lengthInvalid, missing, onlyKeys, optionalText, refused, requireList, requireRecord, requireText } from './checks.ts'
import { checkOtherInteractive, isOtherInteractive } from './interactive-more.ts'
import { checkSource } from './media.ts'
import type { Checked, ContentCheck, SendContext } from './kinds.ts'

/** Interactive limits are answered with 131009 and a sentence that names the part. */
export const checkInteractive: ContentCheck = (request, context) => {
  const interactive = requireRecord(request, 'interactive', 'interactive')
  const type = requireText(interactive, 'type', 'interactive.type', 64)
  const isList = type === 'list'
  onlyKeys(interactive, 'interactive', ['type', 'header', 'body', 'footer', 'action'])
  const needsBody = type !== 'product' && type !== 'catalog_message'
  const body = interactive['body']
  if (body !== undefined || needsBody) {
    const most = policyValue(isList ? 'interactive.list-body' : 'interactive.body')
    requireText(requireRecord(interactive, 'body', 'interactive.body'), 'text', 'interactive.body.text', most, lengthInvalid)
  }
  if (interactive['footer'] !== undefined) {
    requireText(requireRecord(interactive, 'footer', 'interactive.footer'), 'text', 'interactive.footer.text', policyValue('interactive.footer'), lengthInvalid)
  }
  const failure = checkHeader(interactive, type, context)
  const action = requireRecord(interactive, 'action', 'interactive.action')
  if (type === 'button') checkButtons(action)
  else if (isList) checkList(action)
  else if (type === 'cta_url') checkCallToAction(action)
  else if (isOtherInteractive(type)) checkOtherInteractive(type, action)
  else throw invalid(`interactive.type: "${type}" is not supported`)
  return { failure }
}

const mediaHeaders = ['image', 'video', 'document'] as const
const headersOf: Readonly<Record<string, readonly string[]>> = {
  button: ['text', ...mediaHeaders],
  cta_url: ['text', ...mediaHeaders],
  flow: ['text', ...mediaHeaders],
  list: ['text'],
  product_list: ['text'],
}

function checkHeader(interactive: Json, type: string, { world }: SendContext): NonNullable<Checked['failure']> | null {
  const header = interactive['header']
  if (header === undefined) {
    if (type === 'product_list') throw missing('interactive.header')
    return null
  }
  if (!isRecord(header)) throw refused("Param interactive['header'] must be a JSON object.")
  const kind = requireText(header, 'type', 'interactive.header.type', 32)
  if (!(headersOf[type] ?? []).includes(kind)) throw invalid(`interactive.header: a header of type "${kind}" is not allowed for "${type}"`)
  if (kind === 'text') {
    requireText(header, 'text', 'interactive.header.text', policyValue('interactive.header'), lengthInvalid)
    return null
  }
  const mediaKind = mediaHeaders.find((one) => one === kind)!
  if (header[mediaKind] === undefined) throw missing(`interactive.header.${kind}`)
  return checkSource(world, header[mediaKind], mediaKind, `interactive.header.${kind}`)
}

function checkButtons(action: Json): void {
  const buttons = requireList(action, 'buttons', 'interactive.action.buttons')
  const most = policyValue('interactive.buttons')
  if (buttons.length < 1 || buttons.length > most) throw invalid(`Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: ${most}`)
  const ids = new Set<string>()
  const titles = new Set<string>()
  for (const [index, button] of buttons.entries()) {
    const path = `interactive.action.buttons[${index}]`
    if (!isRecord(button) || button['type'] !== 'reply') throw invalid(`${path}.type: must be "reply"`)
    onlyKeys(button, path, ['type', 'reply'])
    const reply = requireRecord(button, 'reply', `${path}.reply`)
    onlyKeys(reply, `${path}.reply`, ['id', 'title'])
    ids.add(requireText(reply, 'id', `${path}.reply.id`, policyValue('interactive.button-id'), lengthInvalid))
    const most = policyValue('interactive.button-title')
    titles.add(requireText(reply, 'title', `${path}.reply.title`, most, () => invalid(`Button title length invalid. Min length: 1, Max length: ${most}`)))
  }
  if (ids.size < buttons.length) throw invalid('Duplicate button ids are not allowed')
  if (titles.size < buttons.length) throw invalid('Duplicate button titles are not allowed')
}

function checkList(action: Json): void {
  requireText(action, 'button', 'interactive.action.button', policyValue('interactive.list-button'), lengthInvalid)
  const sections = requireList(action, 'sections', 'interactive.action.sections')
  const mostSections = policyValue('interactive.list-sections')
  if (sections.length < 1 || sections.length > mostSections) throw invalid(`Invalid sections count. Min allowed sections: 1, Max allowed sections: ${mostSections}`)
  const ids: string[] = []
  for (const [index, section] of sections.entries()) {
    const path = `interactive.action.sections[${index}]`
    if (!isRecord(section)) throw refused(`Param ${path} must be a JSON object.`)
    const title = optionalText(section, 'title', `${path}.title`, policyValue('interactive.section-title'), lengthInvalid)
    if (sections.length > 1 && !title) throw invalid(`${path}.title: is required when there is more than one section`)
    for (const [place, row] of requireList(section, 'rows', `${path}.rows`).entries()) ids.push(checkRow(row, `${path}.rows[${place}]`))
  }
  const mostRows = policyValue('interactive.list-rows')
  if (ids.length < 1 || ids.length > mostRows) throw invalid(`Total row count exceed max allowed count: ${mostRows}`)
  if (new Set(ids).size < ids.length) throw invalid('Duplicate row ids are not allowed')
}

function checkRow(row: unknown, path: string): string {
  if (!isRecord(row)) throw refused(`Param ${path} must be a JSON object.`)
  onlyKeys(row, path, ['id', 'title', 'description'])
  requireText(row, 'title', `${path}.title`, policyValue('interactive.row-title'), lengthInvalid)
  optionalText(row, 'description', `${path}.description`, policyValue('interactive.row-description'), lengthInvalid)
  return requireText(row, 'id', `${path}.id`, policyValue('interactive.row-id'), lengthInvalid)
}

function checkCallToAction(action: Json): void {
  if (action['name'] !== 'cta_url') throw invalid('interactive.action.name: must be "cta_url"')
  const parameters = requireRecord(action, 'parameters', 'interactive.action.parameters')
  requireText(parameters, 'display_text', 'interactive.action.parameters.display_text', policyValue('interactive.cta-text'), lengthInvalid)
  const url = requireText(parameters, 'url', 'interactive.action.parameters.url', 2000, lengthInvalid)
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw invalid('interactive.action.parameters.url: is not a valid URL')
}
