// A mail server as a house has one in front of it: it takes mail by SMTP and delivers the same Message-ID once, as mailboxes do.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  to: string[]
  /** Everything that travelled, head and body. */
  raw: string
  id: string
}

export interface Mailbox {
  url: string
  /** What was delivered, in order. */
  mails: Mail[]
  /** How often anything was taken over, repeats as well. */
  taken: () => number
  /** What the other side called itself. */
  greeted: Set<string>
  /** Answers to the next addresses that contain this with an error. */
  refuse: (part: string, code: number) => void
  close: () => Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const delivered = new Map<string, Mail>()
  const mails: Mail[] = []
  const greeted = new Set<string>()
  const refused = new Map<string, number>()
  let taken = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onMailFrom(_address, session, done) {
      greeted.add(String(session.hostNameAppearsAs))
      done()
    },
    onRcptTo({ address }, _session, done) {
      const code = [...refused].find(([part]) => address.includes(part))?.[1]
      done(code ? Object.assign(new Error('no such mailbox'), { responseCode: code }) : null)
    },
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()))
      stream.on('end', () => {
        taken += 1
        const id = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? ''
        if (!delivered.has(id)) {
          const mail = { id, raw, to: session.envelope.rcptTo.map(({ address }) => address) }
          delivered.set(id, mail)
          mails.push(mail)
        }
        done()
      })
    },
  })
  // A client that is killed in the middle is no fault of this server.
  server.on('error', () => undefined)
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', () => ready())
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    taken: () => taken,
    greeted,
    refuse: (part, code) => void refused.set(part, code),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
      }),
  }
}

/** The words of a mail, however it was encoded: subject and body. */
export function wordsOf({ raw }: Mail): { head: string; subject: string; body: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const encoded = /^subject:\s*(.*)$/im.exec(unfolded)?.[1] ?? ''
  const subject = encoded
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : fromQuoted(text.replaceAll('_', ' ')),
    )
  const body = rest.join('\r\n\r\n')
  const how = /^content-transfer-encoding:\s*(\S+)/im.exec(unfolded)?.[1]?.toLowerCase()
  const text =
    how === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : how === 'quoted-printable'
        ? fromQuoted(body)
        : body
  return { head: unfolded, subject, body: text.trim() }
}

const fromQuoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString()
