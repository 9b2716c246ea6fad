import { compress } from '../store/compressed.ts'
import type { RowSet } from '../store/insert-rows.ts'
import type { FinalFeedback } from './answers.ts'

/** Final feedback as it is kept, and served byte for byte (D-35). */
export const feedbackRow = async (arrivalNo: number, status: 3 | 5 | 6, { irResponseId, formedAt, validItemCount, invalidItemCount, message }: FinalFeedback): Promise<RowSet> => ({
  table: 'feedback',
  columns: { arrival_no: 'bigint', status: 'smallint', ir_response_id: 'uuid', formed_at: 'timestamptz', valid_item_count: 'int', invalid_item_count: 'int', content: 'bytea' },
  rows: [[arrivalNo, status, irResponseId, formedAt, validItemCount, invalidItemCount, await compress(Buffer.from(message))]],
})
