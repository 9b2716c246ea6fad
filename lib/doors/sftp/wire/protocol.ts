/** Numbers of SFTP version 3 (draft-ietf-secsh-filexfer-02), the version every client speaks. */
export const PACKET = {
  init: 1, version: 2, open: 3, close: 4, read: 5, write: 6, lstat: 7, fstat: 8, setstat: 9, fsetstat: 10, opendir: 11, readdir: 12,
  remove: 13, mkdir: 14, rmdir: 15, realpath: 16, stat: 17, rename: 18, readlink: 19, symlink: 20,
  status: 101, handle: 102, data: 103, name: 104, attrs: 105, extended: 200, extendedReply: 201,
} as const

export const STATUS = { ok: 0, endOfFile: 1, noSuchFile: 2, permissionDenied: 3, failure: 4, badMessage: 5, unsupported: 8 } as const
export type Status = (typeof STATUS)[keyof typeof STATUS]

/** pflags of an open request. */
export const OPEN = { read: 0x01, write: 0x02, append: 0x04, create: 0x08, truncate: 0x10, exclusive: 0x20 } as const

export const ATTRIBUTE = { size: 0x01, owner: 0x02, permissions: 0x04, times: 0x08, extended: 0x80000000 } as const

/** Longest packet either side may send, without its length field; as OpenSSH. */
export const PACKET_BYTES_MAX = 262_144
/** Longest data of one read or write: a packet less what stands round it. */
export const DATA_BYTES_MAX = PACKET_BYTES_MAX - 1024

/** Extensions that are served, with their versions (OpenSSH PROTOCOL, section 4). */
export const EXTENSIONS = {
  'posix-rename@openssh.com': '1',
  'statvfs@openssh.com': '2',
  'fsync@openssh.com': '1',
  'lsetstat@openssh.com': '1',
  'limits@openssh.com': '1',
} as const
