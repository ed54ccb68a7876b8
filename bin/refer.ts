// A program of an organisation: it joins by its invitation, and sends referrals with its key file. What it is asked comes on standard input,
// so that no name of a person stands in a list of processes. Exit codes: 0 done, 1 not done.

import { parseJson } from '../src/api/parse-json.ts'
import { isProblem } from '../src/api/problem.ts'
import type { Send } from '../src/api/client.ts'
import { connect, joinByFile, readKeyFile, KeyFileError } from '../src/app/partner/key-file.ts'
import { sendTo } from '../src/app/partner/line.ts'
import { SealingError } from '../src/sealing/suite.ts'
import { refer, ReferralAsked } from '../src/referrals/client/refer.ts'

export interface Terminal {
  read: () => Promise<string>
  out: (text: string) => unknown
  err: (text: string) => unknown
  /** How a request leaves; over the network where it is not said. */
  send?: Send
}

async function readInput(): Promise<string> {
  let text = ''
  for await (const piece of process.stdin) text += String(piece)
  return text
}
export const here: Terminal = {
  read: readInput,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}

/** Why something was not done, without a value of a person. */
function because(error: unknown): string {
  if (error instanceof KeyFileError) return error.message
  if (error instanceof SealingError) return error.code
  // Any other error may quote what it met.
  if (!isProblem(error)) return 'the line to the network or this machine failed'
  const { because: rule, fields = [] } = error.detail
  return [error.code, rule, ...fields.map(({ field, code }) => `${field} ${code}`)].filter(Boolean).join(' ')
}

/** Joins by the invitation on standard input, and writes the key file. */
export async function joinProgram(path: string, address: string, terminal: Terminal = here): Promise<0 | 1> {
  const { read, err, send = sendTo(address) } = terminal
  try {
    const session = await joinByFile(path, { address, invitation: (await read()).trim(), send })
    err(
      `${session.handle} has joined, and ${path} has its keys. Whoever has that file is the program: keep it where its secrets are kept.\nAn administrator puts it into a team now.\n`,
    )
    return 0
  } catch (error) {
    err(`Not joined: ${because(error)}.\n`)
    return 1
  }
}

/** Sends the referral on standard input. */
export async function referByFile(path: string, json: boolean, terminal: Terminal = here): Promise<0 | 1> {
  const { read, out, err } = terminal
  const fail = (wrong: object, words: string): 1 => {
    if (json) out(`${JSON.stringify(wrong)}\n`)
    else err(`Not sent: ${words}.\n`)
    return 1
  }
  try {
    const key = await readKeyFile(path)
    const given = parseJson(await read())
    if (given === undefined) return fail({ error: 'not-json' }, 'what was asked is no JSON')
    const asked = ReferralAsked.safeParse(given)
    if (!asked.success) {
      const fields = asked.error.issues.map(({ path: way, code }) => ({
        field: way.map(String).join('.') || 'body',
        code: code === 'custom' ? 'required' : code.replaceAll('_', '-'),
      }))
      return fail(
        { error: 'invalid', fields },
        fields.map(({ field, code }) => `${field} ${code}`).join(', '),
      )
    }
    const session = await connect(key, terminal.send ?? sendTo(key.address))
    const { circles } = await session.api.organisations.circles({})
    const [carrier] = circles
    if (!carrier)
      return fail({ error: 'no-team' }, 'the program is in no team yet; an administrator puts it into one')
    const done = await refer(session, asked.data, carrier.circleId)
    if (json) out(`${JSON.stringify(done)}\n`)
    else err(`${done.repeated ? 'Sent before' : 'Sent'}: ${done.reference}.\n`)
    return 0
  } catch (error) {
    return fail({ error: isProblem(error) ? error.code : 'failed', because: because(error) }, because(error))
  }
}
