/**
 * Why a command was not carried out: one key per `RefusalReason`. A limit arrives as `limit` (count), or as
 * `limitMegabytes` and `sizeMegabytes`; it is the word `none` when unknown.
 */
export const refusals = {
  'refusal.window-closed': 'The 24-hour reply time is over. You can write again when the customer does, or send an approved template.',
  'refusal.window-never-opened': 'This customer has not written yet. You can write first with an approved template only.',
  'refusal.contact-blocked': 'You blocked this customer. Unblock them to write.',
  'refusal.no-address': 'There is no phone number or id to send to.',
  'refusal.text-too-long': 'The text is too long.{limit, select, none {} other { At most {limit, number} characters fit.}}',
  'refusal.text-empty': 'There is nothing to send yet.',
  'refusal.file-too-large': 'The file is too large.{limitMegabytes, select, none {} other { WhatsApp takes up to {limitMegabytes} MB of this kind.}}',
  'refusal.file-type': 'WhatsApp does not take this kind of file. Send it as PDF, JPEG, PNG or MP4.',
  'refusal.file-empty': 'The file is empty.',
  'refusal.file-missing': 'The file is no longer there. Attach it again.',
  'refusal.too-many-buttons': 'There are too many buttons.{limit, select, none {} other { At most {limit, number} fit.}}',
  'refusal.field-too-long': 'One of the fields is too long.{limit, select, none {} other { At most {limit, number} characters fit.}}',
  'refusal.reaction-target': 'You cannot react to this message any more.',
  'refusal.not-retryable': 'This message cannot be sent again. Copy the text into a new one.',
  'refusal.already-running': 'This is already under way.',
  'refusal.not-connected': 'No number is connected yet. Connect one in Settings.',
  'refusal.credentials-rejected': 'Meta did not accept these details. Check them and try again.',
  'refusal.store-read-only': 'The data folder cannot be written to. Check its permissions.',
  'refusal.store-damaged': 'The data file is damaged and is not written to any more. Danggol offers a way back in a moment.',
  'refusal.disk-full': 'The disk is full. Make room and try again.',
  'refusal.sample-only': 'This works in the sample shop only.',
  'refusal.unreachable': 'Meta cannot be reached right now. Check the internet connection and try again.',
  'refusal.policy-fixed': 'This rule is set by Meta and cannot be changed.',
  'refusal.policy-floor': 'You can be stricter than Meta here, not looser.',
  'refusal.phone-invalid': 'This is not a complete phone number. Include the country code, for example +82 10 1234 5678.',
  'refusal.too-many-items': 'There are too many entries.{limit, select, none {} other { At most {limit, number} fit.}}',
}
