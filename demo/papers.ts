// Papers as stories and tests bring and read them: the product's own client, whole or with a line that breaks after some pieces.

import { isProblem, Problem } from '../src/api/problem.ts'
import type { Compartment } from '../src/cases/model.ts'
import { carryPaper, newBringing } from '../src/papers/client/bring-paper.ts'
import { readPapers, wholeOf, type Paper } from '../src/papers/client/read-paper.ts'
import type { AboutFile } from '../src/sealing/file-shape.ts'
import type { Colleague } from './actor.ts'

export interface NewPaper {
  compartment: Compartment
  name: string
  mime?: string
  kept?: AboutFile['kept']
  content: Blob
  /** After how many pieces the line breaks; it does not without it. Then the paper stays unfinished. */
  pieces?: number
}

/** The same person on a line that lets so many pieces through and no more. */
function breakingAfter(who: Colleague, pieces: number): Colleague {
  let left = pieces
  const send: typeof who.api.papers.send = (...sent) => {
    left -= 1
    return left < 0 ? Promise.reject(new Problem('unavailable')) : who.api.papers.send(...sent)
  }
  return { ...who, api: { ...who.api, papers: { ...who.api.papers, send } } }
}

/** Brings a paper into a case whose keys are held. Answers with its id. */
export async function bringPaper(who: Colleague, caseId: string, paper: NewPaper): Promise<string> {
  const { compartment, name, content, mime = 'application/pdf', kept = 'original', pieces } = paper
  const bringing = newBringing(caseId, {
    compartment,
    kept,
    read: () => Promise.resolve({ content, name, mime }),
  })
  if (pieces === undefined) await carryPaper(who, bringing)
  else
    await carryPaper(breakingAfter(who, pieces), bringing, { patience: [] }).catch((error: unknown) => {
      if (!isProblem(error) || error.code !== 'unavailable') throw error
    })
  return bringing.id
}

/** A paper of a case, as it is listed. */
export async function findPaper(who: Colleague, caseId: string, id: string): Promise<Paper> {
  const found = (await readPapers(who, caseId)).find(({ row }) => row.id === id)
  if (!found) throw new Error('not there')
  return found
}

/** Reads a whole paper back. */
export async function readPaper(
  who: Colleague,
  caseId: string,
  id: string,
): Promise<{ about: AboutFile; content: Buffer }> {
  const paper = await findPaper(who, caseId, id)
  const about = await who.vault.openFile({ record: paper.record })
  const whole = await wholeOf(who, paper, about.mime)
  return { about, content: Buffer.from(await whole.arrayBuffer()) }
}
