export type * from './generated/types.js';
export { SCHEMA_FILES } from './generated/schemas.js';
export { ERRORS, isErrorCode, type ErrorEntry } from './errors.js';
export {
  checkHealth,
  checkInfillEvent,
  checkInfillRequest,
  checkInfillResponse,
  checkMaskedDocument,
  checkModelList,
  checkProblem,
  type Checked
} from './check.js';
