// Learning at work: what was answered is marked and forgotten, what stays is that somebody holds a certificate, and until when.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { foundProfessions } from '../api/professions.ts'
import { networkRoles } from '../api/roles.ts'
import { Bilingual, Code, Day, FileFault, Id } from '../api/words.ts'
import { trainingReaders } from './readers.ts'

const Certificate = z.object({
  id: Id,
  course: Code,
  version: z.int(),
  passedOn: Day,
  endsOn: Day,
  /** Until then it is taken all the same. */
  graceUntil: Day,
})

/** The longest file: 128 kB. */
const File = z.string().min(2).max(131_072)

export const trainingApi = {
  courses: endpoint({
    method: 'GET',
    path: '/api/training/courses',
    summary: 'Courses that trainers of the network have written, the newest version of each, as their files',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      courses: z.array(z.object({ organisation: z.int(), writtenOn: Day, file: z.string() })),
    }),
    problems: [],
  }),
  tryOut: endpoint({
    method: 'POST',
    path: '/api/training/courses/try',
    summary: 'What is wrong with the file of a course, by line and field, or what it is',
    who: ['trainer'],
    audit: 'none',
    onlyReads: true,
    input: strict({ file: File }),
    output: z.object({
      faults: z.array(FileFault),
      found: z
        .object({ id: z.string(), version: z.int(), title: Bilingual, steps: z.int(), questions: z.int() })
        .nullable(),
    }),
    problems: [],
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/training/courses',
    summary: 'Publish one course to everybody who works in the network: whole, or not at all',
    who: ['trainer'],
    audit: 'training.write',
    input: strict({ file: File }),
    output: z.object({ id: z.string(), version: z.int() }),
    problems: ['conflict', 'refused'],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/training/certificates',
    summary: 'My certificates, the one that holds longest first',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      certificates: z.array(Certificate),
      /** Where the public pages are: what the square of a certificate leads to. */
      checkAt: z.string(),
    }),
    problems: [],
  }),
  finish: endpoint({
    method: 'POST',
    path: '/api/training/certificates',
    summary: 'What I answered in a course: marked, not kept; enough right answers make a certificate',
    who: networkRoles,
    audit: 'training.finish',
    perMinute: 20,
    input: strict({
      id: Id,
      course: Code,
      version: z.int().min(1),
      answers: z.record(Code, Code).refine((all) => Object.keys(all).length <= 60),
    }),
    output: Certificate,
    problems: ['not-found', 'stale', 'refused', 'conflict'],
  }),
  people: endpoint({
    method: 'GET',
    path: '/api/training/people',
    summary:
      'Who is trained in what: the certificates of my own house, and for the network how many of each profession, beside how many people it met',
    who: trainingReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({
      own: z.array(Certificate.extend({ holder: Id })),
      network: z.array(
        z.object({
          organisation: z.int(),
          role: Code,
          course: Code,
          people: z.int(),
          trained: z.int(),
        }),
      ),
      /** How many people each profession met in a district, in joined months that are over; no number below ten. */
      met: z.array(z.object({ profession: z.enum(foundProfessions), district: z.string(), people: z.int() })),
    }),
    problems: [],
  }),
} as const
