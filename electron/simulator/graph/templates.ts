import { isRecord, type Json } from '../json.ts'
import { tellAccountField } from '../delivery/notices.ts'
import { refused, requireList, requireText } from '../send/checks.ts'
import type { Template, TemplateComponent } from '../state/template.ts'
import type { World } from '../world.ts'
import { type GraphCall, parametersOf } from './call.ts'
import { select } from './fields.ts'
import { GraphError } from './graph-error.ts'
import { page } from './paging.ts'

const defaultFields = ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id']

function templateNode(template: Template): Json {
  return {
    id: template.id,
    name: template.name,
    parameter_format: template.parameterFormat,
    components: template.components,
    language: template.language,
    status: template.status,
    category: template.category,
    sub_category: 'CUSTOM',
    quality_score: { score: template.quality },
    rejected_reason: template.rejectedReason,
  }
}

export function listTemplates({ world, query, base }: GraphCall): Json {
  const wanted = (name: 'name' | 'language' | 'status' | 'category', template: Template) => {
    const asked = query.get(name)
    if (asked === null) return true
    return name === 'name' ? template.name.includes(asked) : template[name].toLowerCase() === asked.toLowerCase()
  }
  const chosen = world.templates.all().filter((template) => (['name', 'language', 'status', 'category'] as const).every((name) => wanted(name, template)))
  const fields = query.get('fields')
  return page(chosen.map((template) => select(templateNode(template), 'WhatsAppBusinessHSM', fields, defaultFields)), query, `${base}/${world.account.wabaId}/message_templates`)
}

export function readTemplate({ world, objectId, query }: GraphCall): Json {
  return select(templateNode(world.templates.get(objectId)!), 'WhatsAppBusinessHSM', query.get('fields'), defaultFields)
}

const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const

/** A new template is PENDING; the control surface decides about it. */
export function createTemplate(call: GraphCall): Json {
  const { world } = call
  const parameters = parametersOf(call)
  const name = requireText(parameters, 'name', 'name', 512)
  if (!/^[a-z0-9_]+$/.test(name)) throw refused('Param name must have only lower-case letters, digits and underscores.')
  const language = requireText(parameters, 'language', 'language', 32)
  const category = categories.find((one) => one === parameters['category'])
  if (!category) throw refused(`Param category must be one of {${categories.join(', ')}}.`)
  if (world.templates.find(name, language)) throw new GraphError(100, { subcode: 2388024, userTitle: 'Content in this language already exists', userMessage: `There is already ${language} content for this template.`, isTransient: false })
  const components = requireList(parameters, 'components', 'components').filter(isRecord) as TemplateComponent[]
  if (!components.some((component) => component.type === 'BODY' && typeof component.text === 'string')) throw refused('A template needs a component of type BODY.')
  const template: Template = {
    id: world.ids.number(), name, language, category, status: 'PENDING', quality: 'UNKNOWN', rejectedReason: 'NONE',
    parameterFormat: parameters['parameter_format'] === 'NAMED' ? 'NAMED' : 'POSITIONAL', components,
  }
  world.templates.put(template)
  return { id: template.id, status: template.status, category }
}

export function deleteTemplates({ world, query }: GraphCall): Json {
  const name = query.get('name')
  const id = query.get('hsm_id')
  const doomed = world.templates.all().filter((template) => template.name === name && (id === null || template.id === id))
  if (doomed.length === 0) throw new GraphError(100, { subcode: 2593002, message: '(#100) Invalid parameter', userTitle: 'Message Template Not Found' })
  for (const template of doomed) world.templates.delete(template.id)
  return { success: true }
}

/** What a review, a pause or a new measure of quality brings; each part is told in a webhook of its own. */
export type Judgement = { status?: Template['status'] | undefined; reason?: string | undefined; quality?: Template['quality'] | undefined; category?: Template['category'] | undefined }

/** False: no such template. */
export function judgeTemplate(world: World, id: string, { status, reason, quality, category }: Judgement): boolean {
  const template = world.templates.get(id)
  if (!template) return false
  const who = { message_template_id: Number(id), message_template_name: template.name, message_template_language: template.language }
  if (category !== undefined && category !== template.category) {
    tellAccountField(world, 'template_category_update', { ...who, previous_category: template.category, new_category: category })
    template.category = category
  }
  if (quality !== undefined) {
    tellAccountField(world, 'message_template_quality_update', { previous_quality_score: template.quality, new_quality_score: quality, ...who })
    template.quality = quality
  }
  if (status === undefined) return true
  template.status = status
  template.rejectedReason = status === 'REJECTED' ? (reason ?? 'INVALID_FORMAT') : 'NONE'
  tellAccountField(world, 'message_template_status_update', { event: status, ...who, message_template_category: template.category, ...reasonOf(world, template, reason ?? null) })
  return true
}

function reasonOf(world: World, { status, rejectedReason }: Template, reason: string | null): Json {
  switch (status) {
    case 'APPROVED': return { reason: 'NONE' }
    case 'REJECTED': return { reason: rejectedReason, rejection_info: { reason: 'The template does not follow the format.', recommendation: 'Change it and hand it in again.' } }
    case 'PAUSED': return { reason, other_info: { title: 'FIRST_PAUSE', description: 'Your template has been paused for 3 hours because of its quality.' } }
    case 'DISABLED': return { reason, disable_info: { disable_date: String(Math.floor(world.clock.nowMs() / 1000)) } }
    case 'PENDING': return { reason }
  }
}
