/**
 * The tree a client sees: `/`, `/IN`, `/OUT` and the files in them. Paths are resolved as text, so nothing outside can
 * be named, whatever stands on the disk.
 */
export type Directory = 'IN' | 'OUT'

export type Place =
  | { kind: 'root' }
  | { kind: 'directory'; directory: Directory }
  | { kind: 'file'; directory: Directory; name: string }
  /** in the root, where only IN and OUT are */
  | { kind: 'beside'; name: string }
  /** below a directory that does not exist, or no path at all */
  | { kind: 'nowhere' }

/** With what an arrived file is called on disk, a name stays below the 255 bytes of file systems. */
const NAME_BYTES_MAX = 180
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/

/** @param path as sent; `undefined` when it was not text */
export function placeOf(path: string | undefined): Place {
  if (path === undefined) return { kind: 'nowhere' }
  const parts = partsOf(path)
  const [first, second] = parts
  if (first === undefined) return { kind: 'root' }
  if (first !== 'IN' && first !== 'OUT') return parts.length === 1 ? { kind: 'beside', name: first } : { kind: 'nowhere' }
  if (second === undefined) return { kind: 'directory', directory: first }
  return parts.length === 2 && isFileName(second) ? { kind: 'file', directory: first, name: second } : { kind: 'nowhere' }
}

/** The path without `.`, `..` and doubled slashes, from the root: sessions begin there. */
export const normalPath = (path: string): string => `/${partsOf(path).join('/')}`

function partsOf(path: string): string[] {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts
}

const isFileName = (name: string): boolean => Buffer.byteLength(name) <= NAME_BYTES_MAX && !CONTROL_CHARACTER.test(name)
