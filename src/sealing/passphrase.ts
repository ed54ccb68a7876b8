// Passphrase sign-in by OPAQUE (RFC 9807): the server learns neither the passphrase nor anything that can be guessed
// against without its setup string, which lies in a file and not in the database. The client's export key becomes the KEK.
// This is the only file that loads the 157 kB of WASM.
import { client, ready, server } from '@serenity-kit/opaque'
import type { Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { derive } from './keys.ts'
import { ARGON2, SealingError } from './suite.ts'
import { fromText } from './text.ts'

const keyStretching = {
  'argon2id-custom': {
    iterations: ARGON2.iterations,
    memory: ARGON2.memoryKiB,
    parallelism: ARGON2.parallelism,
  },
}

function kekFrom(exportKey: string): Promise<Bytes> {
  return derive(fromText(exportKey), aadLabel('unlock', 'passphrase'))
}

// ── client: two steps to register, two to sign in; strings go to and come from the server as they are ──

export async function beginRegister(passphrase: string): Promise<{ state: string; request: string }> {
  await ready
  const { clientRegistrationState, registrationRequest } = client.startRegistration({ password: passphrase })
  return { state: clientRegistrationState, request: registrationRequest }
}

/** `record` is for the server to keep, `kek` for the vault alone. */
export async function finishRegister(
  passphrase: string,
  state: string,
  response: string,
): Promise<{ record: string; kek: Bytes }> {
  await ready
  const done = client.finishRegistration({
    password: passphrase,
    clientRegistrationState: state,
    registrationResponse: response,
    keyStretching,
  })
  return { record: done.registrationRecord, kek: await kekFrom(done.exportKey) }
}

export async function beginSignIn(passphrase: string): Promise<{ state: string; request: string }> {
  await ready
  const { clientLoginState, startLoginRequest } = client.startLogin({ password: passphrase })
  return { state: clientLoginState, request: startLoginRequest }
}

/** `wrong-passphrase` when the answer does not fit; the server then hears nothing more. */
export async function finishSignIn(
  passphrase: string,
  state: string,
  response: string,
): Promise<{ proof: string; kek: Bytes }> {
  await ready
  const done = client.finishLogin({
    password: passphrase,
    clientLoginState: state,
    loginResponse: response,
    keyStretching,
  })
  if (!done) throw new SealingError('wrong-passphrase')
  return { proof: done.finishLoginRequest, kek: await kekFrom(done.exportKey) }
}

// ── server: `setup` is the secret string, `userId` what the record was registered for ──

export async function newPassphraseSetup(): Promise<string> {
  await ready
  return server.createSetup()
}

/** Answers a registration request. `broken` for a malformed one. */
export async function answerRegister(setup: string, userId: string, request: string): Promise<string> {
  await ready
  return orBroken(
    () =>
      server.createRegistrationResponse({
        serverSetup: setup,
        userIdentifier: userId,
        registrationRequest: request,
      }).registrationResponse,
  )
}

/** Answers a sign-in request. For an unknown user pass `null` as record: the answer looks the same. */
export async function answerSignIn(
  setup: string,
  userId: string,
  record: string | null,
  request: string,
): Promise<{ state: string; response: string }> {
  await ready
  return orBroken(() => {
    const { serverLoginState, loginResponse } = server.startLogin({
      serverSetup: setup,
      userIdentifier: userId,
      registrationRecord: record,
      startLoginRequest: request,
    })
    return { state: serverLoginState, response: loginResponse }
  })
}

/** Whether the client knew the passphrase: `wrong-passphrase` if not. `state` lives for seconds, on the server only. */
export async function checkSignIn(state: string, proof: string): Promise<void> {
  await ready
  try {
    server.finishLogin({ serverLoginState: state, finishLoginRequest: proof })
  } catch {
    throw new SealingError('wrong-passphrase')
  }
}

function orBroken<T>(answer: () => T): T {
  try {
    return answer()
  } catch {
    throw new SealingError('broken')
  }
}
