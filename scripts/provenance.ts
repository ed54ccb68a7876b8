// Where a release comes from, as a statement that tools read: in-toto Statement v1 with the predicate SLSA Provenance v1. It names what was
// made by its sums, and of what: the commit, the lock file with the sum of every package, and the Node that ran. It bears no hour of the
// day, so that two runs of one commit make the same bytes.

/** A file or a source by its digest. */
export interface Resource {
  name?: string
  uri?: string
  digest: Record<string, string>
}

export interface Inputs {
  version: string
  commit: string
  /** The tag that names the commit; none for a trial. */
  tag: string | undefined
  /** SHA-256 of package-lock.json. */
  lock: string
  node: { version: string; platform: string; sum: string }
  /** What was typed, a word each. */
  commands: string[][]
  /** What was made, by name and SHA-256. */
  made: { name: string; sum: string }[]
}

const home = 'https://codeberg.org/continuum/continuum'

/** The statement; docs/releases.md says what each command does, which is what `buildType` stands for. */
export function provenanceOf({ version, commit, tag, lock, node, commands, made }: Inputs) {
  const source = `git+${home}${tag ? `@refs/tags/${tag}` : ''}`
  const resolvedDependencies: Resource[] = [
    { uri: source, digest: { gitCommit: commit } },
    { name: 'package-lock.json', uri: `${source}#package-lock.json`, digest: { sha256: lock } },
    {
      name: 'node',
      uri: `pkg:generic/node@${node.version}?platform=${node.platform}`,
      digest: { sha256: node.sum },
    },
  ]
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: made.map(({ name, sum }): Resource => ({ name, digest: { sha256: sum } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: `${home}/src/branch/main/docs/releases.md#making-one`,
        externalParameters: { source, version },
        internalParameters: { commands },
        resolvedDependencies,
      },
      // Who ran it is not known to the machine: the signature over the checksums says it.
      runDetails: { builder: { id: `${home}/src/commit/${commit}/scripts/release.ts` } },
    },
  }
}

/** What CHANGELOG.md says of a version. Throws where it has no heading with a day for it, or nothing stands below. */
export function changesOf(version: string, changelog: string): string {
  const [, ...sections] = changelog.split(/^(?=## )/m)
  const own = sections.find((text) => text.startsWith(`## [${version}] - `))
  const said = own?.replace(/^.*\n/, '').trim()
  if (!own || !/^## \[[^\]]+\] - \d{4}-\d\d-\d\d\n/.test(own) || !said)
    throw new Error(`CHANGELOG.md says nothing under a heading [${version}] with its day.`)
  return `${own.trim()}\n`
}
