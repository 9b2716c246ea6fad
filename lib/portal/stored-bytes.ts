import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'

const compressAsync = promisify(zstdCompress)
const decompressAsync = promisify(zstdDecompress)

/** Messages are kept compressed: XML of thousands of reports shrinks to a twentieth. */
export const compress = (bytes: Uint8Array): Promise<Buffer> => compressAsync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 3 } })

export const decompress = (bytes: Uint8Array): Promise<Buffer> => decompressAsync(bytes)
