// Where papers lie: below the data folder or in a bucket. The key of a bucket is a secret in a file like the others, never in the environment
// and never in an address.
import { resolve } from 'node:path'
import { objectsIn } from '../papers/server/object-store.ts'
import { folderStore } from '../store/folder-store.ts'
import { brief, bucketKeyOf, bucketOf, s3Store, type Patience } from '../store/s3-store.ts'
import type { Store } from '../store/store.ts'
import { secretIn } from './boot.ts'
import type { Settings } from './config.ts'

/** The secret that holds the key of the bucket. */
const secret = 'papers-store'

function bucketStore(address: string, folder: string, patience: Patience): Store {
  const bucket = bucketOf(address)
  if (!bucket) throw new Error(`${address} is no address of a bucket: s3:https://host/bucket/prefix.`)
  const text = secretIn(folder, secret)
  if (text === undefined)
    throw new Error(
      `The key to the bucket is missing: the secret ${secret} holds it, as ID:SECRET in one line (in ${folder}, or by LoadCredential=).`,
    )
  const key = bucketKeyOf(text)
  if (!key) throw new Error(`What the secret ${secret} holds is no key to a bucket: ID:SECRET in one line.`)
  return s3Store(bucket, key, patience)
}

/** The store of papers; `folder` is where the secrets are. A person waits for a server; a command has more patience. */
export function papersStore(
  { data, papers }: Pick<Settings, 'data' | 'papers'>,
  folder: string,
  patience: Patience = brief,
): Store {
  if (!papers) return folderStore(objectsIn(resolve(data)))
  return bucketStore(papers, folder, patience)
}
