// The same for Node, with the key file of a program: the package `@continuum/client/node`, and `continuum/client` where the whole program
// is installed.
export * from './everywhere.ts'
export { connect, joinByFile, KeyFileError, readKeyFile, type KeyFile } from './key-file.ts'
