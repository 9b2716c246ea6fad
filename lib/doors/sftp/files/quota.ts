/** How much an account may have in IN, arrived files included until they are taken in. */
export type Quota = { bytesMax: number; filesMax: number }

export type Usage = { bytes: number; files: number }
