import { isRecord, type Json } from '../json.ts'
import { invalid, missing, requireList, requireRecord, requireText } from './checks.ts'

const named = (name: string) => (action: Json) => {
  if (action['name'] !== name) throw invalid(`interactive.action.name: must be "${name}"`)
}

/** The remaining kinds of interactive messages, checked for their shape. */
const others: Readonly<Record<string, (action: Json) => void>> = {
  location_request_message: named('send_location'),
  request_contact_info: named('request_contact_info'),
  call_permission_request: named('call_permission_request'),
  voice_call: named('voice_call'),
  catalog_message: named('catalog_message'),
  address_message(action) {
    named('address_message')(action)
    const parameters = requireRecord(action, 'parameters', 'interactive.action.parameters')
    if (parameters['country'] !== 'IN') throw invalid('interactive.action.parameters.country: must be "IN"')
  },
  product(action) {
    requireText(action, 'catalog_id', 'interactive.action.catalog_id', 64)
    requireText(action, 'product_retailer_id', 'interactive.action.product_retailer_id', 100)
  },
  product_list(action) {
    requireText(action, 'catalog_id', 'interactive.action.catalog_id', 64)
    const sections = requireList(action, 'sections', 'interactive.action.sections')
    if (sections.length < 1 || sections.length > 10) throw invalid('Invalid sections count. Min allowed sections: 1, Max allowed sections: 10')
    const items = sections.flatMap((section, index) => (isRecord(section) ? requireList(section, 'product_items', `interactive.action.sections[${index}].product_items`) : []))
    if (items.length < 1 || items.length > 30) throw invalid('Invalid products count. Min allowed products: 1, Max allowed products: 30')
  },
  flow(action) {
    named('flow')(action)
    const parameters = requireRecord(action, 'parameters', 'interactive.action.parameters')
    if (parameters['flow_message_version'] !== '3') throw invalid('interactive.action.parameters.flow_message_version: must be "3"')
    if (parameters['flow_id'] === undefined && parameters['flow_name'] === undefined) throw missing('interactive.action.parameters.flow_id')
    requireText(parameters, 'flow_cta', 'interactive.action.parameters.flow_cta', 30)
  },
  carousel(action) {
    const cards = requireList(action, 'cards', 'interactive.action.cards')
    if (cards.length < 2 || cards.length > 10) throw invalid('Invalid cards count. Min allowed cards: 2, Max allowed cards: 10')
  },
}

export const isOtherInteractive = (type: string): boolean => Object.hasOwn(others, type)

export function checkOtherInteractive(type: string, action: Json): void {
  others[type]?.(action)
}
