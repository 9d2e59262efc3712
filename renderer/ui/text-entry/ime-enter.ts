/**
 * One rule for every Enter in the app. A press of Enter while an input method composes is never acted on
 * at its keydown, because the field does not hold the last syllable yet:
 *
 * - Hangul: the same press commits the syllable and acts, exactly once. The intent is remembered and carried
 *   out after `compositionend`, when the field is final.
 * - Anything else (kana, candidates of Chinese or Japanese, hanja): the press only confirms the candidate.
 *
 * Systems differ in what follows the composing keydown (key code 229): macOS and most Linux input methods
 * repeat the press as a plain Enter (13), some send only a line break, some nothing, and some end the
 * composition before the keydown. Whatever follows belongs to the same press until its keyup.
 */
export type EnterPress = Readonly<{ shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }>

export type ImeEnterOptions = {
  /** Runs once per press, outside any composition. Read the live field here, not a copy kept in state. */
  act: (press: EnterPress) => void
  /** Which presses are acted on; all others stay with the field. Default: Enter without modifiers. */
  isMine?: (press: EnterPress) => boolean
  /** The field takes line breaks: called when an input method swallowed one that the press asked for. */
  insertLineBreak?: () => void
  /** Runs the callback after the current input event and `delayMs`; answers how to cancel. Replaced in tests. */
  defer?: (callback: () => void, delayMs: number) => () => void
}

export type KeyLike = EnterPress & Readonly<{ key: string; code: string; keyCode: number; isComposing: boolean; repeat: boolean; preventDefault(): void }>

export type ImeEnter = {
  keyDown(event: KeyLike): void
  keyUp(event: Pick<KeyLike, 'key' | 'code'>): void
  compositionStart(): void
  compositionUpdate(data: string): void
  compositionEnd(data: string): void
  beforeInput(event: Readonly<{ inputType: string; preventDefault(): void }>): void
  /** The field lost the focus: what is due happens now, the rest is forgotten. */
  blur(): void
  /** The field goes away: nothing more happens. */
  stop(): void
}

/** Some input methods clear the composition and commit its text in a message of its own, right after. */
const separateCommitMs = 40

const onlyHangul = /^[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]+$/u

/** True while the key belongs to an input method: arrows, Escape and Tab must not be acted on either. */
export function isComposingKey(event: Pick<KeyLike, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229
}

export function isEnter(event: Pick<KeyLike, 'key' | 'code'>): boolean {
  return event.key === 'Enter' || event.code === 'Enter' || event.code === 'NumpadEnter'
}

const isPlain = (press: EnterPress) => !press.shiftKey && !press.ctrlKey && !press.metaKey && !press.altKey

function afterThisEvent(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}

export function createImeEnter({ act, isMine = isPlain, insertLineBreak, defer = afterThisEvent }: ImeEnterOptions): ImeEnter {
  let isComposing = false
  let isHeld = false
  /** Last text of the composition that was not empty. */
  let composedText = ''
  /** Pressed during the composition, waiting for its end. */
  let intent: EnterPress | null = null
  /** The composition ended; carried out after this event, or earlier when another key comes first. */
  let due: { press: EnterPress; cancel: () => void } | null = null
  /** The press now held was carried out or only confirmed: whatever else it produces is dropped. */
  let isSpent = false
  let owesLineBreak = false

  function carryOut(press: EnterPress): void {
    isSpent = isHeld
    act(press)
  }

  function carryOutDue(): boolean {
    if (!due) return false
    const { press, cancel } = due
    due = null
    cancel()
    carryOut(press)
    return true
  }

  function settle(press: EnterPress, delayMs: number): void {
    const isHangul = onlyHangul.test(composedText)
    if (!isMine(press)) {
      owesLineBreak = isHangul && !press.ctrlKey && !press.metaKey && !press.altKey
    } else if (isHangul) {
      const cancel = defer(() => {
        due = null
        carryOut(press)
      }, delayMs)
      due = { press, cancel }
    } else {
      isSpent = isHeld
    }
  }

  function stop(): void {
    due?.cancel()
    due = null
    intent = null
    isHeld = false
    isSpent = false
    owesLineBreak = false
  }

  function otherKeyDown(event: KeyLike): void {
    carryOutDue()
    isSpent = false
    if (event.key === 'Escape' || event.code === 'Escape') intent = null
  }

  function enterDown(event: KeyLike): void {
    isHeld = true
    const press: EnterPress = { shiftKey: event.shiftKey, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey }
    if (isComposingKey(event)) {
      if (event.repeat || isSpent || due) return
      if (isComposing) intent = press
      else settle(press, 0)
      return
    }
    owesLineBreak = false
    if (carryOutDue() || isSpent) return event.preventDefault()
    if (!isMine(press)) return
    event.preventDefault()
    if (!event.repeat) carryOut(press)
  }

  return {
    stop,
    keyDown: (event) => (isEnter(event) ? enterDown(event) : otherKeyDown(event)),
    keyUp(event) {
      if (!isEnter(event)) return
      isHeld = false
      isSpent = false
      if (!owesLineBreak || isComposing) return
      owesLineBreak = false
      insertLineBreak?.()
    },
    compositionStart() {
      carryOutDue()
      isComposing = true
      isSpent = false
      composedText = ''
      intent = null
      owesLineBreak = false
    },
    compositionUpdate(data) {
      if (data === '') return
      if (data !== composedText) intent = null
      composedText = data
    },
    compositionEnd(data) {
      isComposing = false
      if (data !== '') composedText = data
      const press = intent
      intent = null
      if (press) settle(press, data === '' ? separateCommitMs : 0)
    },
    beforeInput(event) {
      if (event.inputType !== 'insertLineBreak' && event.inputType !== 'insertParagraph') return
      owesLineBreak = false
      if (carryOutDue() || isSpent) event.preventDefault()
    },
    blur() {
      carryOutDue()
      stop()
    },
  }
}

/** Listens on one field; answers how to stop. */
export function attachImeEnter(field: HTMLElement, options: ImeEnterOptions): () => void {
  const enter = createImeEnter(options)
  const stop = new AbortController()
  const listen = <Name extends keyof HTMLElementEventMap>(name: Name, listener: (event: HTMLElementEventMap[Name]) => void) =>
    field.addEventListener(name, listener, { signal: stop.signal })
  listen('keydown', (event) => enter.keyDown(event))
  listen('keyup', (event) => enter.keyUp(event))
  listen('compositionstart', () => enter.compositionStart())
  listen('compositionupdate', (event) => enter.compositionUpdate(event.data))
  listen('compositionend', (event) => enter.compositionEnd(event.data))
  listen('beforeinput', (event) => enter.beforeInput(event))
  listen('blur', () => enter.blur())
  return () => {
    stop.abort()
    enter.stop()
  }
}
