// Generated from schemas/dictionary/Echo.json by scripts/generate.ts. Do not edit.

/** Root element `Echo`. */
export type EchoRoot = EchoMessage

export interface EchoMessage {
  data: string
}
