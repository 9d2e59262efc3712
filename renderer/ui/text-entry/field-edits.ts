import type { TextEdit } from './toggle-mark.ts'

/**
 * Replaces text in the field as if typed: one step of the field's own undo, and its `input` event reaches
 * everyone who listens. `execCommand` is the only way to both in Chromium.
 */
export function applyEdit(field: HTMLTextAreaElement, edit: TextEdit): void {
  field.focus()
  field.setSelectionRange(edit.from, edit.to)
  const isDone = edit.insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, edit.insert)
  if (!isDone) {
    field.setRangeText(edit.insert, edit.from, edit.to, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
  }
  field.setSelectionRange(edit.selectFrom, edit.selectTo)
}

/** Puts text where the caret is, in place of what is selected. */
export function insertAtCaret(field: HTMLTextAreaElement, text: string): void {
  const from = field.selectionStart
  applyEdit(field, { from, to: field.selectionEnd, insert: text, selectFrom: from + text.length, selectTo: from + text.length })
}
