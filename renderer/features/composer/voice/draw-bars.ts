import { levelBars, type LevelLog } from './levels.ts'

const barPx = 3
const gapPx = 2
const quietest = 0.08

/**
 * Bars over the whole width of the canvas, in its own text colour. While recording (`played` null) the newest
 * level enters at the right; afterwards the whole recording is shown, the part not yet played fainter.
 */
export function drawBars(canvas: HTMLCanvasElement, levels: LevelLog | readonly number[], played: number | null): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const ratio = window.devicePixelRatio
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
  }
  const context = canvas.getContext('2d')
  if (!context) return
  const count = Math.max(1, Math.floor(width / (barPx + gapPx)))
  const bars = 'latest' in levels ? padded(levels.latest(count), count) : levelBars(levels, count)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.fillStyle = getComputedStyle(canvas).color
  bars.forEach((bar, index) => {
    const tall = Math.max(quietest, bar) * height
    context.globalAlpha = played !== null && index / count >= played ? 0.45 : 1
    context.beginPath()
    context.roundRect(index * (barPx + gapPx), (height - tall) / 2, barPx, tall, barPx / 2)
    context.fill()
  })
}

const padded = (levels: readonly number[], count: number) => [...Array.from({ length: Math.max(0, count - levels.length) }, () => 0), ...levels]
