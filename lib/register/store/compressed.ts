import { promisify } from 'node:util'
import { constants, zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib'

const compressAsync = promisify(zstdCompress)
const decompressAsync = promisify(zstdDecompress)

/**
 * Messages are kept compressed: XML of thousands of reports shrinks to a twentieth, and so does what
 * PostgreSQL writes twice (log and table). Level 1: about as fast as copying.
 */
export const compress = async (bytes: Uint8Array): Promise<Buffer> =>
  bytes.byteLength <= AT_ONCE_BYTES_MAX ? zstdCompressSync(bytes, OPTIONS) : compressAsync(bytes, OPTIONS)

/** Up to here compressing takes less time than handing the work to another thread. */
const AT_ONCE_BYTES_MAX = 32_768
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export const decompress = (bytes: Uint8Array): Promise<Buffer> => decompressAsync(bytes)
