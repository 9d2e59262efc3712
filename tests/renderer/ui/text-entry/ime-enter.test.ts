import { describe, expect, it } from 'vitest'
import { createImeEnter, type ImeEnterOptions } from '../../../../renderer/ui/text-entry/ime-enter.ts'

type Modifiers = { shift?: boolean; ctrl?: boolean }

/** A text field under a recorded sequence of events, as Chromium delivers them. */
function recordedField(options: Partial<ImeEnterOptions> = {}) {
  const sent: string[] = []
  const field = { committed: '', composing: '' }
  let timers: (() => void)[] = []
  const live = () => field.committed + field.composing
  const enter = createImeEnter({
    act: () => {
      if (!live()) return
      sent.push(live())
      field.committed = ''
      field.composing = ''
    },
    insertLineBreak: () => { field.committed += '\n' },
    defer: (callback) => {
      timers.push(callback)
      return () => { timers = timers.filter((timer) => timer !== callback) }
    },
    ...options,
  })

  const key = (keyName: string, keyCode: number, isComposing: boolean, code = keyName, { shift = false, ctrl = false }: Modifiers = {}, repeat = false) => {
    let isPrevented = false
    enter.keyDown({
      key: keyName, code, keyCode, isComposing, repeat, shiftKey: shift, ctrlKey: ctrl, metaKey: false, altKey: false,
      preventDefault: () => { isPrevented = true },
    })
    return isPrevented
  }
  const lineBreak = () => {
    let isPrevented = false
    enter.beforeInput({ inputType: 'insertLineBreak', preventDefault: () => { isPrevented = true } })
    if (!isPrevented) field.committed += '\n'
  }
  const driver = {
    sent,
    text: live,
    type: (text: string) => { field.committed += text; return driver },
    /** The input method shows `text` as its composition. */
    compose: (text: string) => {
      key('Process', 229, field.composing !== '', 'KeyA')
      if (field.composing === '') enter.compositionStart()
      field.composing = text
      enter.compositionUpdate(text)
      return driver
    },
    commit: (text = field.composing) => {
      if (text !== field.composing) enter.compositionUpdate(text)
      field.committed += text
      field.composing = ''
      enter.compositionEnd(text)
      return driver
    },
    /** Clears the composition first and inserts its text in a message of its own. */
    commitSeparately: (text: string) => {
      field.composing = ''
      enter.compositionUpdate('')
      enter.compositionEnd('')
      field.committed += text
      return driver
    },
    composingEnter: (keyName: 'Enter' | 'Process' = 'Enter', modifiers: Modifiers = {}, repeat = false) => { key(keyName, 229, true, 'Enter', modifiers, repeat); return driver },
    lateComposingEnter: () => { key('Enter', 229, false, 'Enter'); return driver },
    plainEnter: (modifiers: Modifiers = {}, repeat = false) => {
      if (!key('Enter', 13, false, 'Enter', modifiers, repeat) && !modifiers.ctrl) lineBreak()
      return driver
    },
    lineBreak: () => { lineBreak(); return driver },
    releaseEnter: () => { enter.keyUp({ key: 'Enter', code: 'Enter' }); return driver },
    otherKey: (keyName: string, isComposing = false) => { key(keyName, isComposing ? 229 : 65, isComposing); return driver },
    blur: () => { enter.blur(); return driver },
    /** The task after the current event. */
    nextTask: () => { const now = timers; timers = []; for (const timer of now) timer(); return driver },
  }
  return driver
}

const ctrlMode = { isMine: (press: { ctrlKey: boolean }) => press.ctrlKey }

describe('Hangul: one Enter commits the syllable and sends once', () => {
  it('macOS: 229, compositionend, then the press again as 13', () => {
    const field = recordedField().type('안').compose('녕').composingEnter().commit().plainEnter().nextTask().releaseEnter()
    expect(field.sent).toEqual(['안녕'])
    expect(field.text()).toBe('')
  })

  it('macOS: the second keydown arrives after the next task', () => {
    const field = recordedField().type('안').compose('녕').composingEnter().commit().nextTask().plainEnter().releaseEnter()
    expect(field.sent).toEqual(['안녕'])
    expect(field.text()).toBe('')
  })

  it('Windows: 229 "Process", compositionend, then only a line break', () => {
    const field = recordedField().type('감').compose('사').composingEnter('Process').commit().lineBreak().nextTask().releaseEnter()
    expect(field.sent).toEqual(['감사'])
    expect(field.text()).toBe('')
  })

  it('Windows: the line break arrives after the message went out', () => {
    const field = recordedField().compose('네').composingEnter('Process').commit().nextTask().lineBreak().releaseEnter()
    expect(field.sent).toEqual(['네'])
    expect(field.text()).toBe('')
  })

  it('nothing follows the composing keydown', () => {
    const field = recordedField().type('안').compose('녕').composingEnter('Process').commit().nextTask().releaseEnter()
    expect(field.sent).toEqual(['안녕'])
  })

  it('Linux ibus: committed before the press arrives as 13', () => {
    const field = recordedField().type('안').compose('녕').commit().plainEnter().nextTask().releaseEnter()
    expect(field.sent).toEqual(['안녕'])
  })

  it('Linux fcitx: compositionend before the 229 keydown', () => {
    const field = recordedField().compose('요').commit().lateComposingEnter().plainEnter().nextTask().releaseEnter()
    expect(field.sent).toEqual(['요'])
    expect(field.text()).toBe('')
  })

  it('Linux, asynchronous: released before the composition ends', () => {
    const field = recordedField().compose('요').composingEnter('Process').releaseEnter().commit().nextTask()
    expect(field.sent).toEqual(['요'])
    field.type('네').plainEnter().releaseEnter()
    expect(field.sent).toEqual(['요', '네'])
  })

  it('the commit comes as a message of its own after an empty compositionend', () => {
    const field = recordedField().type('안').compose('녕').composingEnter('Process').commitSeparately('녕').nextTask().releaseEnter()
    expect(field.sent).toEqual(['안녕'])
    expect(field.text()).toBe('')
  })

  it('fast typing: the next syllable starts before the next task and stays out of the message', () => {
    const field = recordedField().type('안').compose('녕').composingEnter().commit().compose('하').nextTask().releaseEnter().compose('핫')
    expect(field.sent).toEqual(['안녕'])
    expect(field.text()).toBe('핫')
    field.composingEnter().commit().plainEnter().nextTask().releaseEnter()
    expect(field.sent).toEqual(['안녕', '핫'])
  })

  it('two messages in a row', () => {
    const field = recordedField()
    for (const word of ['네', '고맙습니다']) field.compose(word).composingEnter().commit().plainEnter().nextTask().releaseEnter()
    expect(field.sent).toEqual(['네', '고맙습니다'])
  })

  it('initial consonants alone count as Hangul', () => {
    expect(recordedField().compose('ㅋ').composingEnter().commit().nextTask().releaseEnter().sent).toEqual(['ㅋ'])
  })

  it('a held Enter sends once', () => {
    const field = recordedField().compose('네').composingEnter().composingEnter('Enter', {}, true).commit().plainEnter({}, true).nextTask()
    field.type('다음').plainEnter({}, true).releaseEnter()
    expect(field.sent).toEqual(['네'])
    expect(field.text()).toBe('다음')
  })

  it('losing the focus right after the press still sends', () => {
    expect(recordedField().compose('네').composingEnter().commit().blur().nextTask().sent).toEqual(['네'])
  })
})

describe('line breaks and modifiers', () => {
  it('Shift+Enter while composing breaks the line once and sends nothing', () => {
    const field = recordedField().compose('줄').composingEnter('Enter', { shift: true }).commit().plainEnter({ shift: true }).nextTask().releaseEnter()
    expect(field.sent).toEqual([])
    expect(field.text()).toBe('줄\n')
  })

  it('Shift+Enter that the input method swallowed still breaks the line', () => {
    const field = recordedField().compose('줄').composingEnter('Process', { shift: true }).commit().nextTask().releaseEnter()
    expect(field.text()).toBe('줄\n')
    expect(field.sent).toEqual([])
  })

  it('Ctrl+Enter mode: Ctrl+Enter commits and sends once', () => {
    const field = recordedField(ctrlMode).type('안').compose('녕').composingEnter('Process', { ctrl: true }).commit().plainEnter({ ctrl: true }).nextTask().releaseEnter()
    expect(field.sent).toEqual(['안녕'])
  })

  it('Ctrl+Enter mode: plain Enter commits and breaks the line', () => {
    const field = recordedField(ctrlMode).compose('줄').composingEnter().commit().plainEnter().nextTask().releaseEnter()
    expect(field.sent).toEqual([])
    expect(field.text()).toBe('줄\n')
  })

  it('without any input method', () => {
    const field = recordedField().type('hello').plainEnter().releaseEnter().type('a').plainEnter({ shift: true }).releaseEnter()
    expect(field.sent).toEqual(['hello'])
    expect(field.text()).toBe('a\n')
  })
})

describe('candidates: the first Enter only confirms', () => {
  it('Japanese', () => {
    const field = recordedField().compose('にほん').compose('日本').composingEnter().commit().nextTask().releaseEnter()
    expect(field.sent).toEqual([])
    expect(field.text()).toBe('日本')
    field.plainEnter().releaseEnter()
    expect(field.sent).toEqual(['日本'])
  })

  it('Japanese kana as typed, with the press repeated as 13', () => {
    const field = recordedField().compose('はい').composingEnter('Process').commit().plainEnter().nextTask().releaseEnter()
    expect(field.sent).toEqual([])
    expect(field.text()).toBe('はい')
    expect(field.plainEnter().releaseEnter().sent).toEqual(['はい'])
  })

  it('Japanese: confirmed after the release does not eat the next press', () => {
    const field = recordedField().compose('日本').composingEnter('Process').releaseEnter().commit().nextTask().plainEnter().releaseEnter()
    expect(field.sent).toEqual(['日本'])
  })

  it('pinyin: Enter keeps the letters', () => {
    const field = recordedField().compose('nihao').composingEnter().commit().nextTask().releaseEnter()
    expect(field.sent).toEqual([])
    expect(field.plainEnter().releaseEnter().sent).toEqual(['nihao'])
  })

  it('hanja chosen for a Hangul syllable', () => {
    const field = recordedField().compose('한').composingEnter().commit('漢').nextTask().releaseEnter()
    expect(field.sent).toEqual([])
    expect(field.text()).toBe('漢')
  })

  it('an Enter inside the candidate list does not fire later, when the composition goes on', () => {
    const field = recordedField().compose('하').composingEnter().releaseEnter().compose('한').commit().nextTask()
    expect(field.sent).toEqual([])
    expect(field.text()).toBe('한')
  })
})

describe('composition given up', () => {
  it('Escape after Enter sends nothing', () => {
    const field = recordedField().compose('녕').composingEnter('Process').otherKey('Escape', true).commit('').nextTask().releaseEnter()
    expect(field.sent).toEqual([])
  })

  it('Escape alone leaves the next Enter free', () => {
    const field = recordedField().type('안').compose('녕').otherKey('Escape', true).commit('').nextTask().plainEnter().releaseEnter()
    expect(field.sent).toEqual(['안'])
    expect(field.text()).toBe('')
  })

  it('blur during the composition forgets the press', () => {
    const field = recordedField().compose('녕').composingEnter().blur().commit().nextTask()
    expect(field.sent).toEqual([])
    expect(field.text()).toBe('녕')
  })
})
