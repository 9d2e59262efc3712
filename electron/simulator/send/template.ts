import { GraphError } from '../graph/graph-error.ts'
import { isRecord, wireText, type Json } from '../json.ts'
import type { Template, TemplateComponent } from '../state/template.ts'
import { variablesOf } from '../state/templates.ts'
import { charactersIn, onlyKeys, optionalText, refused, requireRecord, requireText } from './checks.ts'
import { checkSource } from './media.ts'
import type { Checked, ContentCheck, SendContext } from './kinds.ts'

/** Template sends: the template must exist, be live, and get exactly the parameters it asks for (Meta's documentation, template messages). */
export const checkTemplate: ContentCheck = (request, context) => {
  const wanted = requireRecord(request, 'template', 'template')
  onlyKeys(wanted, 'template', ['name', 'language', 'components', 'namespace'])
  const name = requireText(wanted, 'name', 'template.name', 512)
  const language = requireText(requireRecord(wanted, 'language', 'template.language'), 'code', 'template.language.code', 32)
  const template = context.world.templates.find(name, language)
  checkLive(template, name, language)
  if (template.category === 'AUTHENTICATION' && context.isByUserId) throw new GraphError(131062, { details: 'Authentication templates cannot be sent to a business-scoped user id.' })
  const given = wanted['components'] ?? []
  if (!Array.isArray(given)) throw refused("Param template['components'] must be an array.")
  const failure = checkComponents(template, given.filter(isRecord), context)
  return { isTemplate: true, category: template.category.toLowerCase(), failure, status: 'accepted' }
}

function checkLive(template: Template | undefined, name: string, language: string): asserts template is Template {
  if (!template || template.status === 'PENDING' || template.status === 'REJECTED') throw new GraphError(132001, { details: `template name (${name}) does not exist in ${language}` })
  if (template.status === 'PAUSED') throw new GraphError(132015, { details: 'Template is paused due to low quality and cannot be sent.' })
  if (template.status === 'DISABLED') throw new GraphError(132016, { details: 'Template has been paused too many times due to low quality and is now permanently disabled.' })
}

function checkComponents(template: Template, given: readonly Json[], context: SendContext): NonNullable<Checked['failure']> | null {
  const of = (type: string) => given.find((component) => String(component['type']).toLowerCase() === type)
  let failure: NonNullable<Checked['failure']> | null = null
  const hasHeader = template.components.some((component) => component.type === 'HEADER')
  if (!hasHeader && parametersOf(of('header')).length > 0) throw mismatch('header', parametersOf(of('header')).length, 0)
  checkButtonPlaces(template, given)
  for (const component of template.components) {
    if (component.type === 'HEADER') failure = checkHeader(component, parametersOf(of('header')), context)
    if (component.type === 'BODY') checkBody(template, component.text ?? '', parametersOf(of('body')))
    if (component.type === 'BUTTONS') checkButtons(component, given.filter((one) => String(one['type']).toLowerCase() === 'button'))
  }
  return failure
}

const parametersOf = (component: Json | undefined): Json[] => (Array.isArray(component?.['parameters']) ? component['parameters'].filter(isRecord) : [])

const mismatch = (where: string, given: number, wanted: number): GraphError =>
  new GraphError(132000, { details: `${where}: number of localizable_params (${given}) does not match the expected number of params (${wanted})` })

function checkHeader(component: TemplateComponent, parameters: readonly Json[], { world }: SendContext): NonNullable<Checked['failure']> | null {
  const wanted = component.format === 'TEXT' ? variablesOf(component.text ?? '').length : 1
  if (parameters.length !== wanted) throw mismatch('header', parameters.length, wanted)
  const format = (component.format ?? 'TEXT').toLowerCase()
  const parameter = parameters[0]
  if (!parameter) return null
  if (parameter['type'] !== format) throw new GraphError(132012, { details: `header: Format mismatch, expected ${format.toUpperCase()}, received ${String(parameter['type']).toUpperCase()}` })
  if (format === 'image' || format === 'video' || format === 'document') return checkSource(world, parameter[format], format, `template.components.header.${format}`)
  return null
}

const bodyTypes = ['text', 'currency', 'date_time']

function checkBody(template: Template, text: string, parameters: readonly Json[]): void {
  const names = variablesOf(text)
  if (parameters.length !== names.length) throw mismatch('body', parameters.length, names.length)
  let hydrated = text
  for (const [index, parameter] of parameters.entries()) {
    if (!bodyTypes.includes(String(parameter['type']))) throw new GraphError(132012, { details: `body: Format mismatch, expected TEXT, received ${String(parameter['type']).toUpperCase()}` })
    const name = template.parameterFormat === 'NAMED' ? parameter['parameter_name'] : names[index]
    if (typeof name !== 'string' || !names.includes(name)) throw new GraphError(132012, { details: `body: parameter_name ${JSON.stringify(name ?? null)} is not part of the template; expected ${names.join(', ')}` })
    const value = valueOf(parameter)
    if (/[\n\t]| {5,}/.test(value)) throw new GraphError(132018, { details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces' })
    hydrated = hydrated.replace(`{{${name}}}`, value)
  }
  if (charactersIn(hydrated) > 1024) throw new GraphError(132005, { details: `body: the text has ${charactersIn(hydrated)} characters, at most 1024 are allowed` })
}

function valueOf(parameter: Json): string {
  if (parameter['type'] === 'text') return requireText(parameter, 'text', 'template.components.body.parameters.text', 32_768)
  const typed = parameter[String(parameter['type'])]
  return isRecord(typed) ? (optionalText(typed, 'fallback_value', 'template.components.body.parameters.fallback_value', 1024) ?? '') : ''
}

/** A button is named by its place; a place the template does not have is a mistake. */
function checkButtonPlaces(template: Template, given: readonly Json[]): void {
  const buttons = template.components.find((component) => component.type === 'BUTTONS')?.buttons ?? []
  for (const one of given.filter((component) => String(component['type']).toLowerCase() === 'button')) {
    if (!buttons[Number(one['index'] ?? -1)]) throw new GraphError(132018, { details: `buttons: the template has no button at index ${wireText(one['index'])}` })
  }
}

function checkButtons(component: TemplateComponent, given: readonly Json[]): void {
  for (const [index, button] of (component.buttons ?? []).entries()) {
    const wanted = button.type === 'OTP' || button.type === 'COPY_CODE' || (button.type === 'URL' && variablesOf(button.url ?? '').length > 0) ? 1 : 0
    const own = given.find((one) => Number(one['index'] ?? -1) === index)
    const count = parametersOf(own).length
    if (wanted > count) throw new GraphError(131008, { details: `buttons: Button at index ${index} of type ${button.type} requires a parameter` })
    const code = parametersOf(own)[0]?.['coupon_code']
    if (button.type === 'COPY_CODE' && (typeof code !== 'string' || !/^[a-z0-9]{1,20}$/i.test(code))) throw new GraphError(132018, { details: 'buttons: coupon_code must have 1 to 20 letters and digits' })
  }
}
