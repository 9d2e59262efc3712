/**
 * The look of a saved conversation: that of the thread, light and dark by the reader's system, white on paper. The page
 * allows this sheet alone, by its digest; a test says the new one when it changes.
 */
export const conversationStyle = `
:root { color-scheme: light dark; --page: #faf9f7; --raised: #fff; --line: #e4e2de; --text: #21201d; --muted: #5f5c57; --in: #fff; --in-line: #e6e4e0; --out: #dcf3e8; --out-line: #c4e6d6; --accent: #0e6b4e; --warn: #8a5a00; --danger: #b3261e; --danger-soft: #fdecea }
@media (prefers-color-scheme: dark) { :root { --page: #171614; --raised: #211f1d; --line: #35322f; --text: #eceae6; --muted: #aaa69f; --in: #262421; --in-line: #38352f; --out: #173a2d; --out-line: #235341; --accent: #6fd3ab; --warn: #e6b45c; --danger: #ff9d94; --danger-soft: #3a1f1c } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 'Pretendard Variable', Pretendard, system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif; -webkit-text-size-adjust: 100% }
header, main, footer { max-width: 760px; margin: 0 auto; padding: 0 20px }
header { padding-top: 40px; padding-bottom: 20px; border-bottom: 1px solid var(--line) }
h1 { margin: 0; font-size: 24px; line-height: 1.3; overflow-wrap: anywhere }
header p, footer p { margin: 4px 0 0; color: var(--muted); font-size: 13px; overflow-wrap: anywhere }
footer { margin-top: 32px; padding-top: 16px; padding-bottom: 48px; border-top: 1px solid var(--line); color: var(--muted); font-size: 13px }
main section { content-visibility: auto; contain-intrinsic-size: auto 400px }
h2 { width: fit-content; margin: 28px auto 16px; padding: 2px 12px; border: 1px solid var(--line); border-radius: 999px; background: var(--raised); color: var(--muted); font-size: 12px; font-weight: 600 }
ol { display: flex; flex-direction: column; gap: 12px; margin: 0; padding: 0; list-style: none }
li.message { display: flex; flex-direction: column; align-items: flex-start; max-width: 84%; break-inside: avoid }
li.message.out { align-self: flex-end; align-items: flex-end }
li.message.next { margin-top: -9px }
li.message.notice { align-self: center; align-items: center; color: var(--muted); font-size: 13px; text-align: center }
.who { margin: 0 4px 3px; color: var(--muted); font-size: 12px }
.bubble { padding: 8px 12px; border: 1px solid var(--in-line); border-radius: 12px; background: var(--in); overflow-wrap: anywhere; min-width: 72px; max-width: 100%; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.out > .bubble { border-color: var(--out-line); background: var(--out) }
.failed > .bubble { border-color: var(--danger) }
.text { margin: 0; white-space: pre-wrap; unicode-bidi: plaintext }
.kind { margin: 0; color: var(--muted); font-size: 12px; font-weight: 600 }
.lines { margin: 4px 0 0; padding: 6px 0 0; border-top: 1px solid var(--in-line); list-style: none; font-size: 13px }
.out .lines { border-color: var(--out-line) }
.lines li { white-space: pre-wrap; unicode-bidi: plaintext }
.marks { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 8px; margin: 2px 0 0; color: var(--muted); font-size: 11px; font-variant-numeric: tabular-nums }
.quote { margin: 0 0 6px; padding: 2px 0 2px 10px; border-left: 3px solid var(--accent); color: var(--muted); font-size: 13px; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; unicode-bidi: plaintext }
.bubble img, .bubble video { display: block; max-width: 100%; max-height: 420px; margin: 2px 0 6px; border-radius: 8px; background: var(--page) }
.bubble img.sticker { max-height: 160px; background: none }
.bubble audio { display: block; width: 320px; max-width: 100%; margin: 2px 0 }
.file { display: inline-block; margin: 2px 0; color: var(--accent); font-weight: 600 }
.missing { margin: 2px 0; padding: 8px 10px; border: 1px dashed var(--line); border-radius: 8px; color: var(--muted); font-size: 13px }
.problem { margin: 4px 4px 0; color: var(--danger); font-size: 12px }
.deleted { margin: 0; color: var(--muted); font-style: italic }
.versions { margin-top: 6px; color: var(--muted); font-size: 13px }
.versions summary { cursor: pointer; font-size: 12px }
.versions ol { gap: 4px; margin-top: 4px }
.versions li { padding-left: 10px; border-left: 2px solid var(--line); white-space: pre-wrap; unicode-bidi: plaintext }
.reactions { display: flex; gap: 4px; margin: 4px 4px 0; padding: 0; list-style: none }
.reactions li { padding: 1px 8px; border: 1px solid var(--line); border-radius: 999px; background: var(--raised); font-size: 13px }
@media (max-width: 560px) { li.message { max-width: 94% } header, main, footer { padding-left: 12px; padding-right: 12px } }
@media print {
  :root { color-scheme: light; --page: #fff; --raised: #fff; --line: #ddd; --text: #000; --muted: #555; --in: #fff; --in-line: #ddd; --out: #e8f6ef; --out-line: #c4e6d6; --accent: #0e6b4e; --danger: #b3261e }
  body { font-size: 11pt }
  main section { content-visibility: visible }
  h2 { break-after: avoid }
  .bubble video, .bubble audio { display: none }
}
`
export const conversationStyleDigest = 'sha256-gkq8NmpRtOBUE4AhO7S7i0e8XWxQ9lKichRiFQJRF5A='
