import { PACKET_BYTES_MAX } from './protocol.ts'

/** The client does not speak the protocol: nothing it sends can be trusted to be a request any more. */
export class ProtocolViolation extends Error {}

const LENGTH_BYTES = 4

/** Cuts a stream of bytes into packets. Keeps at most one unfinished packet. */
export class PacketSplitter {
  #pieces: Buffer[] = []
  #length = 0

  /**
   * @returns the packets that are complete now, without their length field; they share memory with `bytes`
   * @throws ProtocolViolation for an empty packet or one that is longer than any request
   */
  push(bytes: Buffer): Buffer[] {
    this.#pieces.push(bytes)
    this.#length += bytes.length
    if (this.#length < this.#needed()) return []
    let rest = this.#pieces.length === 1 ? bytes : Buffer.concat(this.#pieces)
    const packets: Buffer[] = []
    while (rest.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + lengthOf(rest)
      if (rest.length < end) break
      packets.push(rest.subarray(LENGTH_BYTES, end))
      rest = rest.subarray(end)
    }
    this.#pieces = rest.length === 0 ? [] : [rest]
    this.#length = rest.length
    return packets
  }

  /** Bytes until the next packet is complete, counted from its beginning. */
  #needed(): number {
    const [first] = this.#pieces
    if (this.#length < LENGTH_BYTES) return LENGTH_BYTES
    const start = first!.length >= LENGTH_BYTES ? first! : Buffer.concat(this.#pieces)
    return LENGTH_BYTES + lengthOf(start)
  }
}

function lengthOf(packet: Buffer): number {
  const length = packet.readUInt32BE(0)
  if (length === 0 || length > PACKET_BYTES_MAX) throw new ProtocolViolation(`a packet of ${length} bytes`)
  return length
}
