// One of each kind of sealed object of suite 1, under fixed keys, with all the places where it does not belong. For tests.
import type { Bytes } from './bytes.ts'
import { boxPreviousSeed, openPreviousSeed, openSeed, sealSeedTo } from './circle.ts'
import { boxPrevious, openPrevious, previousPlace } from './compartment.ts'
import { fileKey, filePlace, openPiece, sealPiece } from './file.ts'
import { openHeader, sealHeader } from './header.ts'
import { checkSignature, keyPairFromSeed, sign } from './keys.ts'
import { openRecord, recordPlace, sealRecord, type RecordPlace } from './record.ts'
import {
  checkWriter,
  openReport,
  openReportKey,
  openReportMessage,
  sealReport,
  sealReportMessage,
  signAsWriter,
  writerMark,
  type WriterAct,
} from './report.ts'
import {
  doctor,
  fixed,
  home,
  key,
  locator,
  note,
  reporter,
  shelter,
  worker,
  type Specimen,
} from './specimen-cast.ts'
import { fromText, toText } from './text.ts'
import { newUser, openUnlocker, openUser, unlockerFrom, type SealedUnlocker } from './unlock.ts'
import { unwrapKey, unwrapUnder, wrapKey, wrapPlace, wrapUnder } from './wrap.ts'

const openNote = (place: RecordPlace) => (sealed: Bytes) => openRecord(key, recordPlace(place), sealed)
const header = { name: 'Олена Шевченко', phone: '+44 7700 900123' }
const openHeaderAs = (caseId: string, circleId: number, epoch: number) => (sealed: Bytes) =>
  openHeader(shelter.kw, { caseId, circleId, epoch }, sealed)

async function keyWraps(): Promise<Specimen[]> {
  const place = wrapPlace('case-1', 'health', 1, 7)
  const others = {
    'another case': wrapPlace('case-2', 'health', 1, 7),
    'another compartment': wrapPlace('case-1', 'legal', 1, 7),
    'another epoch': wrapPlace('case-1', 'health', 2, 7),
    'another recipient': wrapPlace('case-1', 'health', 1, 8),
    'a previous box': previousPlace('case-1', 'health', 1),
  }
  const at = (open: (sealed: Bytes, where: Bytes) => Promise<unknown>) =>
    Object.fromEntries(
      Object.entries(others).map(([name, where]) => [name, (sealed: Bytes) => open(sealed, where)]),
    )
  const outer = (sealed: Bytes, where: Bytes) => unwrapKey(doctor, sealed, where)
  const inner = (sealed: Bytes, where: Bytes) => unwrapUnder(shelter.kw, sealed, where)
  const before = previousPlace('case-1', 'health', 2)
  return [
    {
      name: 'outer wrap',
      length: 81,
      sealed: await wrapKey(doctor.publicKey, key, place),
      open: (sealed) => outer(sealed, place),
      says: key,
      elsewhere: { ...at(outer), 'another person': (sealed) => unwrapKey(reporter, sealed, place) },
    },
    {
      name: 'inner wrap',
      length: 61,
      sealed: await wrapUnder(shelter.kw, key, place),
      open: (sealed) => inner(sealed, place),
      says: key,
      elsewhere: { ...at(inner), 'another circle': (sealed) => unwrapUnder(fixed(9), sealed, place) },
    },
    {
      name: 'previous key',
      length: 61,
      sealed: await boxPrevious(key, fixed(8), before),
      open: (sealed) => openPrevious(key, sealed, before),
      says: fixed(8),
      elsewhere: at((sealed, where) => openPrevious(key, sealed, where)),
    },
  ]
}

async function circleSeeds(): Promise<Specimen[]> {
  return [
    {
      name: 'circle seed',
      length: 81,
      sealed: await sealSeedTo(doctor.publicKey, shelter.seed, 7, 2),
      open: (sealed) => openSeed(doctor, sealed, 7, 2),
      says: shelter.seed,
      elsewhere: {
        'another circle': (sealed) => openSeed(doctor, sealed, 8, 2),
        'another epoch': (sealed) => openSeed(doctor, sealed, 7, 1),
        'another member': (sealed) => openSeed(reporter, sealed, 7, 2),
      },
    },
    {
      name: 'previous seed',
      length: 61,
      sealed: await boxPreviousSeed(shelter, fixed(10)),
      open: (sealed) => openPreviousSeed(shelter, sealed),
      says: fixed(10),
      elsewhere: {
        'another epoch': async (sealed) => openPreviousSeed({ ...shelter, epoch: 3 }, sealed),
        'another circle': async (sealed) => openPreviousSeed({ ...shelter, circleId: 8 }, sealed),
      },
    },
  ]
}

async function contents(): Promise<Specimen[]> {
  const message = fixed(11)
  const swapped: [keyof RecordPlace, string | number][] = [
    ['network', 'other'],
    ['caseId', 'case-2'],
    ['compartment', 'legal'],
    ['epoch', 2],
    ['table', 'plans'],
    ['row', 'row-2'],
    ['field', 'title'],
    ['version', 2],
  ]
  return [
    {
      name: 'record',
      length: 1 + 12 + 256 + 16,
      sealed: (await sealRecord(key, recordPlace(home), note, worker)).ciphertext,
      open: openNote(home),
      says: note,
      elsewhere: Object.fromEntries(
        swapped.map(([part, value]) => [`another ${part}`, openNote({ ...home, [part]: value })]),
      ),
    },
    {
      name: 'signature',
      length: 65,
      sealed: await sign(worker, recordPlace(home), message),
      open: (sealed) => checkSignature(worker.publicKey, recordPlace(home), message, sealed),
      says: undefined,
      elsewhere: {
        'another place': (sealed) =>
          checkSignature(worker.publicKey, recordPlace({ ...home, field: 'title' }), message, sealed),
        'another message': (sealed) => checkSignature(worker.publicKey, recordPlace(home), fixed(12), sealed),
        'another author': async (sealed) => {
          const other = await keyPairFromSeed('sig', fixed(12))
          return checkSignature(other.publicKey, recordPlace(home), message, sealed)
        },
      },
    },
    {
      name: 'header',
      length: 1 + 12 + 256 + 16,
      sealed: await sealHeader(shelter.kw, { caseId: 'case-1', circleId: 7, epoch: 2 }, header),
      open: openHeaderAs('case-1', 7, 2),
      says: header,
      elsewhere: {
        'another case': openHeaderAs('case-2', 7, 2),
        'another circle': openHeaderAs('case-1', 8, 2),
        'another epoch': openHeaderAs('case-1', 7, 1),
      },
    },
  ]
}

async function files(): Promise<Specimen[]> {
  const secret = { key: toText(fixed(16)), prefix: toText(fixed(17, 7)) }
  /** The key of the scan, or of what stands elsewhere by one part of its place, or lies under another secret. */
  const at = (
    elsewhere: Partial<Record<'network' | 'caseId' | 'compartment' | 'file', string>>,
    { pieces = 3, ...changed }: Partial<typeof secret & { pieces: number }> = {},
  ) => {
    const place = { network: 'lumenia', caseId: 'case-1', compartment: 'legal', file: 'file-1', ...elsewhere }
    return fileKey(
      { ...secret, ...changed },
      filePlace(place.network, place.caseId, place.compartment, place.file),
      pieces,
    )
  }
  const scan = await at({})
  const from =
    (file: typeof scan, index = 1) =>
    (sealed: Bytes) =>
      openPiece(file, index, sealed)
  return [
    {
      name: 'piece of a file',
      length: 1 + 64 + 16,
      sealed: await sealPiece(scan, 1, fixed(18, 64)),
      open: from(scan),
      says: fixed(18, 64),
      elsewhere: {
        'another number': from(scan, 0),
        'the end of the file': from(await at({}, { pieces: 2 })),
        'another file': from(await at({ file: 'file-2' })),
        'another compartment': from(await at({ compartment: 'health' })),
        'another case': from(await at({ caseId: 'case-2' })),
        'another network': from(await at({ network: 'other' })),
        'another prefix': from(await at({}, { prefix: toText(fixed(19, 7)) })),
        'another key': from(await at({}, { key: toText(fixed(19)) })),
      },
    },
  ]
}

async function userKeys(user: Awaited<ReturnType<typeof newUser>>): Promise<Specimen[]> {
  const halves = {
    encPublic: toText(user.enc.publicKey),
    sigPublic: toText(user.sig.publicKey),
    ums: toText(user.ums),
  }
  const openKeys = async (userId: string, parts: Record<string, string>, sealed: Bytes) => {
    const opened = await openUser(userId, fromText(parts['ums']!), {
      encPublic: fromText(parts['encPublic']!),
      sigPublic: fromText(parts['sigPublic']!),
      sealedKeys: sealed,
    })
    return toText(opened.sig.publicKey) === parts['sigPublic']
  }
  return [
    {
      name: 'user keys',
      length: 1 + 12 + 64 + 16,
      sealed: user.sealedKeys,
      beside: halves,
      open: (sealed, parts) => openKeys('user-1', parts, sealed),
      says: true,
      elsewhere: {
        'another user': (sealed) => openKeys('user-2', halves, sealed),
        'substituted public half': (sealed) =>
          openKeys('user-1', { ...halves, encPublic: toText(reporter.publicKey) }, sealed),
      },
    },
  ]
}

async function users(): Promise<Specimen[]> {
  const user = await newUser('user-1')
  const unlocker = await unlockerFrom(fixed(13), 'passphrase', 'user-1', user.ums)
  const beside = {
    publicKey: toText(unlocker.publicKey),
    sealedPrivate: toText(unlocker.sealedPrivate),
    wrappedUms: toText(unlocker.wrappedUms),
    ums: toText(user.ums),
  }
  const from = (parts: Record<string, string>, changed: Partial<SealedUnlocker>): SealedUnlocker => ({
    kind: 'passphrase',
    publicKey: fromText(parts['publicKey']!),
    sealedPrivate: fromText(parts['sealedPrivate']!),
    wrappedUms: fromText(parts['wrappedUms']!),
    ...changed,
  })
  const says = async (
    kek: Bytes,
    userId: string,
    parts: Record<string, string>,
    changed: Partial<SealedUnlocker>,
  ) => toText(await openUnlocker(kek, userId, from(parts, changed))) === parts['ums']
  const elsewhere = (part: 'sealedPrivate' | 'wrappedUms') => ({
    'another user': (sealed: Bytes) => says(fixed(13), 'user-2', beside, { [part]: sealed }),
    'another kind': (sealed: Bytes) =>
      says(fixed(13), 'user-1', beside, { kind: 'recovery', [part]: sealed }),
    'another secret': (sealed: Bytes) => says(fixed(14), 'user-1', beside, { [part]: sealed }),
    'another public half': (sealed: Bytes) =>
      says(fixed(13), 'user-1', beside, { publicKey: reporter.publicKey, [part]: sealed }),
  })
  return [
    {
      name: 'unlocker',
      length: 1 + 32 + 1 + 12 + 64 + 16,
      sealed: unlocker.sealedPrivate,
      beside,
      open: (sealed, parts) => says(fixed(13), 'user-1', parts, { sealedPrivate: sealed }),
      says: true,
      elsewhere: elsewhere('sealedPrivate'),
    },
    {
      name: 'master secret',
      length: 81,
      sealed: unlocker.wrappedUms,
      beside,
      open: (sealed, parts) => says(fixed(13), 'user-1', parts, { wrappedUms: sealed }),
      says: true,
      elsewhere: elsewhere('wrappedUms'),
    },
    ...(await userKeys(user)),
  ]
}

async function reports(): Promise<Specimen[]> {
  const report = { what: 'They keep our passports' }
  const sealed = await sealReport({ reader: shelter.enc.publicKey, own: reporter.publicKey }, locator, report)
  const reportKey = await openReportKey('reporter', reporter, { wrap: sealed.wrapOwn }, locator)
  const beside = { key: toText(reportKey) }
  const openMessage =
    (n: number, from: 'hotline' | 'reporter', where = locator) =>
    (message: Bytes) =>
      openReportMessage(fixed(15), { locator: where, n, from }, message)
  return [
    {
      name: 'report',
      length: 1 + 12 + 1024 + 16,
      sealed: sealed.ciphertext,
      beside,
      open: (ciphertext, parts) => openReport(fromText(parts['key']!), locator, ciphertext),
      says: report,
      elsewhere: {
        'another report': (ciphertext) => openReport(reportKey, fixed(7, 16), ciphertext),
        'as a message': (ciphertext) =>
          openReportMessage(reportKey, { locator, n: 1, from: 'reporter' }, ciphertext),
      },
    },
    {
      name: 'report wrap for the hotline',
      length: 81,
      sealed: sealed.wrapHotline,
      beside,
      open: async (wrap, parts) =>
        toText(await openReportKey('hotline', shelter.enc, { wrap }, locator)) === parts['key'],
      says: true,
      elsewhere: {
        'the reporter’s': (wrap) => openReportKey('reporter', shelter.enc, { wrap }, locator),
        'another report': (wrap) => openReportKey('hotline', shelter.enc, { wrap }, fixed(7, 16)),
        'another circle': (wrap) => openReportKey('hotline', doctor, { wrap }, locator),
      },
    },
    {
      name: 'report message',
      length: 1 + 12 + 256 + 16,
      sealed: await sealReportMessage(fixed(15), { locator, n: 1, from: 'hotline' }, 'We can meet'),
      open: openMessage(1, 'hotline'),
      says: 'We can meet',
      elsewhere: {
        'another number': openMessage(2, 'hotline'),
        'another writer': openMessage(1, 'reporter'),
        'another report': openMessage(1, 'hotline', fixed(7, 16)),
      },
    },
    ...(await writers()),
  ]
}

async function writers(): Promise<Specimen[]> {
  const mark = await writerMark(worker.publicKey)
  const line = { add: 1, ciphertext: fixed(20, 29) }
  const checks =
    (act: WriterAct, where = locator, publicKey = worker.publicKey) =>
    (signature: Bytes) =>
      checkWriter(mark, { publicKey, signature }, where, act)
  return [
    {
      name: 'writer’s line',
      length: 65,
      sealed: await signAsWriter(worker, locator, line),
      open: checks(line),
      says: undefined,
      elsewhere: {
        'another number': checks({ ...line, add: 2 }),
        'another line': checks({ ...line, ciphertext: fixed(21, 29) }),
        'another report': checks(line, fixed(7, 16)),
        'another act': checks('leave'),
        'another key': checks(line, locator, reporter.publicKey),
      },
    },
    {
      name: 'writer’s farewell',
      length: 65,
      sealed: await signAsWriter(worker, locator, 'leave'),
      open: checks('leave'),
      says: undefined,
      elsewhere: {
        'another report': checks('leave', fixed(7, 16)),
        'another act': checks(line),
        'another key': checks('leave', locator, reporter.publicKey),
      },
    },
  ]
}

/** All kinds, freshly sealed. */
export async function specimens(): Promise<Specimen[]> {
  return [
    ...(await keyWraps()),
    ...(await circleSeeds()),
    ...(await contents()),
    ...(await files()),
    ...(await users()),
    ...(await reports()),
  ]
}
