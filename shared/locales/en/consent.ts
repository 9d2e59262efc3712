export const consent = {
  'consent.line.opt-in': 'Agreed to promotions ({path})',
  'consent.line.opt-out': 'Refused promotions ({path})',
  'consent.path.keyword': 'wrote it',
  'consent.path.meta-preference': 'switch in WhatsApp',
  'consent.path.meta-error': 'reported by Meta',
  'consent.path.owner': 'noted by the shop',
  'consent.path.import': 'from an import',
  'consent.path.api': 'from another program',
}
