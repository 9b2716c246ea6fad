// Generated from schemas/dictionary/IRCommonTypes.json by scripts/generate.ts. Do not edit.

