// What `continuum doctor` says of the certificates with which the proxy answers under the names that people type: whether browsers take them, and
// for how long they still do.
import { connect, type TLSSocket } from 'node:tls'
import { bad, good, lasting, type Finding } from './finding.ts'

export interface Answered {
  from: Date
  until: Date
  /** Why it is not believed; undefined where it is. */
  refused: string | undefined
}

const within = 5_000
const day = 86_400

const answeredBy = (socket: TLSSocket): Answered => {
  const { valid_from: from, valid_to: until } = socket.getPeerCertificate()
  const error: unknown = socket.authorizationError
  const refused = socket.authorized ? undefined : error instanceof Error ? error.message : String(error)
  return { from: new Date(from), until: new Date(until), refused }
}

/** Asks for it as a browser would, and takes any, to say what is wrong with it. `ca` is for authorities that Node does not know. */
export const certificateAt = (address: string, ca?: string): Promise<Answered> =>
  new Promise((found, failed) => {
    const { hostname, port } = new URL(address)
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      timeout: within,
      rejectUnauthorized: false,
      ...(ca === undefined ? {} : { ca }),
    })
    socket.once('secureConnect', () => {
      found(answeredBy(socket))
      socket.destroy()
    })
    socket.once('timeout', () => socket.destroy(new Error('no answer in time')))
    socket.once('error', (error: NodeJS.ErrnoException) => failed(new Error(error.code ?? error.message)))
  })

/** A proxy renews long before this: a sixth of what it lasts, and no more than two weeks. */
const soon = ({ from, until }: Answered): number =>
  Math.min(14 * day, (until.getTime() - from.getTime()) / 1000 / 6)

export function certificateFinding(address: string, answered: Answered, now: Date): Finding {
  const left = (answered.until.getTime() - now.getTime()) / 1000
  if (left <= 0)
    return bad('certificate', `That of ${address} ended ${lasting(-left)} ago: browsers let nobody in.`)
  if (answered.refused)
    return bad(
      'certificate',
      `That of ${address} is not taken (${answered.refused}). One of an authority of your own needs NODE_EXTRA_CA_CERTS here.`,
    )
  const words = `That of ${address} ends in ${lasting(left)}`
  return left < soon(answered)
    ? bad('certificate', `${words}, and the proxy has not renewed it: what does its log say?`)
    : good('certificate', `${words}.`)
}

/** Of each address that is `https:`. */
export async function certificateFindings(
  addresses: readonly (string | undefined)[],
  now: Date,
): Promise<Finding[]> {
  const secure = addresses.filter((one) => one?.startsWith('https:')) as string[]
  if (secure.length === 0)
    return [good('certificate', 'No address here is one of https, so there is none to end.')]
  return Promise.all(
    secure.map((address) =>
      certificateAt(address).then(
        (answered) => certificateFinding(address, answered, now),
        (error: Error) =>
          bad('certificate', `Nothing answers at ${address} from this machine (${error.message}).`),
      ),
    ),
  )
}
