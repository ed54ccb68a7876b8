// Files in the cases of the invented country: one page each, as somebody would scan or receive it.

import type { Compartment } from '../src/cases/model.ts'
import { caseOf } from './acts.ts'
import { takeKeys } from './case-work.ts'
import { bringPaper } from './papers.ts'
import { pdfOf } from './pdf-file.ts'
import { dayFrom, type Act } from './stage.ts'

/** Keeps a page with these lines in a part of the case; not where that part's key is about to change. */
export const keepFile =
  (compartment: Compartment, title: string, ...lines: string[]): Act =>
  async (scene, who) => {
    const { shared } = await takeKeys(who, caseOf(scene))
    if (shared.rotationDue.includes(compartment)) return
    const page = pdfOf([[title, dayFrom(0), scene.persona.name, ...lines]])
    await bringPaper(who, caseOf(scene), {
      compartment,
      name: `${title}.pdf`,
      content: new Blob([new Uint8Array(page)], { type: 'application/pdf' }),
    })
  }
