const copied = ['font', 'letterSpacing', 'whiteSpace', 'wordBreak', 'overflowWrap', 'tabSize', 'direction', 'unicodeBidi'] as const

/** Where a popup opens whose lower left corner belongs above the letter at `index`; kept inside the element that positions the popup. */
export function caretPlace(field: HTMLTextAreaElement, index: number, popup: HTMLElement): { left: number; bottom: number } {
  const card = popup.offsetParent ?? field
  const [cardBox, fieldBox] = [card.getBoundingClientRect(), field.getBoundingClientRect()]
  const letter = letterOffset(field, index)
  const scroll = field.closest('[data-field-scroll]')?.getBoundingClientRect() ?? fieldBox
  const top = Math.max(fieldBox.top + letter.top, scroll.top)
  const left = Math.min(fieldBox.left - cardBox.left + letter.left - 12, cardBox.width - popup.offsetWidth)
  return { left: Math.max(0, left), bottom: cardBox.bottom - top + 14 }
}

/** A copy of the field's letters up to the index, laid out once and taken away. */
function letterOffset(field: HTMLTextAreaElement, index: number): { left: number; top: number } {
  const copy = document.createElement('div')
  const style = getComputedStyle(field)
  for (const name of copied) copy.style[name] = style[name]
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', width: `${field.clientWidth}px`, padding: style.padding })
  copy.textContent = field.value.slice(0, index)
  const mark = document.createElement('span')
  mark.textContent = '/'
  copy.append(mark)
  field.parentElement?.append(copy)
  const place = { left: mark.offsetLeft, top: mark.offsetTop }
  copy.remove()
  return place
}
