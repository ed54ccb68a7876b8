// The command for courses, for whoever writes one and does not program: is the file in order?

import { readFileSync } from 'node:fs'
import { faultLines } from '../src/jurisdiction/shipped.ts'
import { questionsOf } from '../src/training/course.ts'
import { readCourse } from '../src/training/read-course.ts'
import { verb } from './command-line.ts'

/** `course check`. */
export const courseVerbs = [
  verb({
    name: 'course check',
    summary: 'check a course: a file is taken whole, or refused by line and field',
    arguments: [{ name: 'file', about: 'a file such as src/training/data/recognising.json' }],
    options: {},
    run: async ({ arguments: [file = ''] }) => {
      const read = readCourse(readFileSync(file, 'utf8'))
      if ('faults' in read) {
        process.stderr.write(`${faultLines(file, read.faults)}\n`)
        return 1
      }
      const { course } = read
      process.stdout.write(
        `${course.id} ${course.version}: ${course.steps.length} steps, ${questionsOf(course).length} questions\n`,
      )
      return 0
    },
  }),
]
