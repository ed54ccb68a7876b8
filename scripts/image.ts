// Makes the OCI image: Debian's C library in a root made by mmdebstrap, Node, and the release, put together by buildah from
// deploy/image/Dockerfile. No shell and no package manager are in it. Two runs of one commit on one day of Debian make the same bytes.
//
//   npm run image [-- FILE]
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { filesUnder, sizeOf, sumOf, writeArchive, type Entry } from './archive.ts'
import { releaseTime, releaseTree, version } from './release-tree.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'
import { argumentsOf } from './arguments.ts'

const root = join(import.meta.dirname, '..')
const dockerfile = join(root, 'deploy', 'image', 'Dockerfile')
/** What Node is linked against, and names of services; nothing that could start anything. */
const debian = ['libc6', 'libstdc++6', 'libgcc-s1', 'netbase']
/** Who runs it: nobody of the machine. */
export const imageUser = 65_532
const nodeOf = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')

const run = (command: string, words: readonly string[], seconds: number): string =>
  execFileSync(command, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(seconds) },
  })

const ours = (): Entry[] => [
  ...releaseTree('opt/continuum'),
  { name: 'usr/local/bin/node', from: nodeOf, executable: true },
  { name: 'lib', link: 'usr/lib' },
  { name: 'lib64', link: 'usr/lib64' },
  { name: 'etc/passwd', text: `continuum:x:${imageUser}:${imageUser}::/var/lib/continuum:/nonexistent\n` },
  { name: 'etc/group', text: `continuum:x:${imageUser}:\n` },
  { name: 'var/lib/continuum/', folder: { owner: imageUser, mode: 0o700 } },
]

/** Writes the image as an OCI archive, which `podman load`, `docker load` (25 and newer) and skopeo take. */
export async function makeImage(file: string, seconds: number): Promise<void> {
  const work = makeTemporaryFolder()
  try {
    const [context, store, layout] = ['context', 'store', 'layout'].map((name) => join(work, name)) as [
      string,
      string,
      string,
    ]
    mkdirSync(context)
    run(
      'mmdebstrap',
      ['--variant=extract', `--include=${debian.join()}`, 'trixie', join(context, 'root.tar')],
      seconds,
    )
    await writeArchive(join(context, 'continuum.tar'), ours(), seconds)
    const buildah = ['--root', store, '--runroot', join(work, 'run'), '--storage-driver', 'vfs']
    const name = `continuum:${version}`
    const built = [
      'build',
      '--isolation',
      'chroot',
      '--timestamp',
      String(seconds),
      '--tag',
      name,
      '--file',
      dockerfile,
      context,
    ]
    run('buildah', [...buildah, ...built], seconds)
    run('buildah', [...buildah, 'push', name, `oci:${layout}:localhost/${name}`], seconds)
    await writeArchive(
      file,
      filesUnder(layout, '.').map((entry) => ({ ...entry, name: entry.name.slice(2) })),
      seconds,
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const file = resolve(argumentsOf({ words: 1 }).words[0] ?? `continuum-${version}.oci.tar`)
  await makeImage(file, releaseTime())
  console.log(`${sizeOf(file)}  ${await sumOf(file)}  ${file}`)
}
