// The person's own safety plan, behind their own door: their words part by part, and a picture of their card that tells nothing, saved by
// themselves if they want one.

import { isInPlace } from '../../api/latest-wins-records.ts'
import { planParts, printedLines, type SafetyPlan } from '../../safety/plan.ts'
import type { OpenCase } from '../client/open-file.ts'
import { element } from './element.ts'
import { inItsLanguage } from './in-its-language.ts'

/** The plan that counts; nothing where there is none, or it does not open. */
function planIn(cases: readonly OpenCase[]): SafetyPlan | undefined {
  const rows = cases
    .flatMap(({ records }) => records)
    .filter((row) => row.kind === 'safety_plan' && isInPlace(row))
    .toSorted((one, other) => other.version - one.version)
  return rows[0]?.value as SafetyPlan | undefined
}

export function planLines(say: (name: string) => string, cases: readonly OpenCase[]): HTMLElement[] {
  const plan = planIn(cases)
  if (!plan) return [element('p', say('plan.none'))]
  const parts = planParts
    .filter((part) => plan.parts[part].length > 0)
    .flatMap((part) => [
      element('b', say(`plan.${part}`)),
      ...plan.parts[part].map(({ text }) => {
        return inItsLanguage(element('p', text, 'r'), text)
      }),
    ])
  const lines = printedLines(plan)
  return lines.length === 0 ? parts : [...parts, saving(say, lines)]
}

/** A button beside a warning: a picture can be found. */
function saving(say: (name: string) => string, lines: readonly string[]): HTMLElement {
  const around = element('div', '')
  const button = element('button', say('plan.save'), 'b v')
  button.addEventListener('click', () => savePicture(lines))
  around.append(element('small', say('plan.found')), button)
  return around
}

const [width, margin, height] = [640, 40, 44]

/** The lines cut so that each fits. */
function wrapped(pen: CanvasRenderingContext2D, lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    line.split(' ').reduce<string[]>((cut, word) => {
      const longer = [cut.at(-1), word].filter(Boolean).join(' ')
      return cut.length > 0 && pen.measureText(longer).width <= width - 2 * margin
        ? [...cut.slice(0, -1), longer]
        : [...cut, word]
    }, []),
  )
}

/** Draws them black on white and hands them to the browser under a name that says nothing. */
function savePicture(lines: readonly string[]): void {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) return
  const font = '28px sans-serif'
  pen.font = font
  const drawn = wrapped(pen, lines)
  Object.assign(canvas, { width, height: 2 * margin + drawn.length * height })
  const isRight = document.documentElement.dir === 'rtl'
  Object.assign(pen, { fillStyle: '#fff' })
  pen.fillRect(0, 0, canvas.width, canvas.height)
  Object.assign(pen, { fillStyle: '#000', font, textAlign: isRight ? 'right' : 'left', textBaseline: 'top' })
  drawn.forEach((line, at) => pen.fillText(line, isRight ? width - margin : margin, margin + at * height))
  canvas.toBlob((picture) => {
    if (!picture) return
    const url = URL.createObjectURL(picture)
    const link = document.createElement('a')
    Object.assign(link, { href: url, download: 'picture.png' })
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 20_000)
  }, 'image/png')
}
