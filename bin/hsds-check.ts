// Whether somebody's API of HSDS is what the standard says. People read on standard error; with `json`, programs read one object on
// standard output. Exit codes: 0 nothing is wrong, 1 something is, or nobody answers.

import { parseJson } from '../src/api/parse-json.ts'
import { checkApi, type Ask, type CheckReport } from '../src/directory/hsds/check.ts'
import type { Terminal } from './hsds.ts'

export interface CheckAsked {
  address: string
  all: boolean
  json: boolean
}

const patience = 20_000
const longest = 20 * 1024 * 1024

/** Asks over the network; an answer that is no JSON has no body. */
const askNetwork: Ask = async (address) => {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(patience),
  })
  const text = await response.text()
  return { status: response.status, body: text.length > longest ? undefined : parseJson(text) }
}

/** Checks an API. Answers with the exit code. */
export async function checkHsds(
  { address, all, json }: CheckAsked,
  { out, err }: Pick<Terminal, 'out' | 'err'> = { out: process.stdout, err: process.stderr },
  ask: Ask = askNetwork,
): Promise<0 | 1> {
  let report: CheckReport
  try {
    report = await checkApi(address, ask, { all })
  } catch {
    err.write(`${address} does not answer. Nothing is known about it.\n`)
    return 1
  }
  if (json) out.write(`${JSON.stringify(report, null, 2)}\n`)
  else err.write(sentences(report))
  return report.findings.length === 0 ? 0 : 1
}

function sentences({ address, version, read, findings }: CheckReport): string {
  const answers = Object.entries(read).map(([path, count]) => `${path} ${count}`)
  return [
    `${address}: ${version === null ? 'says no version of HSDS' : `HSDS ${version}`}`,
    `  read  ${answers.join(', ')}`,
    ...findings.map(
      ({ path, at, wrong, times }) =>
        `  wrong ${path}${at ? ` ${at}` : ''} ${wrong}${times > 1 ? ` (${times} times)` : ''}`,
    ),
    findings.length === 0 ? 'Nothing is wrong in what was read.' : `${findings.length} things are wrong.`,
    '',
  ].join('\n')
}
