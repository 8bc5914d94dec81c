// Generated from the *.schema.json files by `npm run generate -w schemas`. Do not edit.
/* eslint-disable */
// @ts-nocheck: plain JavaScript, written by ajv's standalone compiler.

export const validateProblem = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"error.schema.json","title":"Problem","description":"Body of every answer that is not 2xx: application/problem+json (RFC 9457).","type":"object","required":["type","title","status","code","detail"],"additionalProperties":false,"properties":{"type":{"description":"`urn:jupyt5:error:CODE`.","type":"string"},"title":{"description":"The meaning of the code.","type":"string"},"status":{"description":"HTTP status.","type":"integer","minimum":400,"maximum":599},"code":{"$ref":"#/$defs/ErrorCode"},"detail":{"description":"What was expected, what came, what to do.","type":"string"},"pointer":{"description":"JSON pointer (RFC 6901) of the field at fault.","type":"string"},"requestId":{"description":"Finds the request in the server log.","type":"string"},"retryAfterMs":{"description":"Try again after this many milliseconds; the Retry-After header says the same in seconds.","type":"integer","minimum":0},"error":{"$ref":"#/$defs/OpenAiError"}},"$defs":{"OpenAiError":{"description":"The same in the shape that OpenAI's clients read.","type":"object","required":["message","type","param","code"],"additionalProperties":false,"properties":{"message":{"description":"As `detail`.","type":"string"},"type":{"enum":["invalid_request_error","authentication_error","rate_limit_error","server_error"]},"param":{"description":"The field at fault, its parts joined by dots.","oneOf":[{"type":"string"},{"type":"null"}]},"code":{"$ref":"#/$defs/ErrorCode"}}},"ErrorCode":{"enum":["invalidJson","invalidRequest","invalidNotebook","unsupportedNotebook","cellNotFound","cellNotCode","doesNotFit","quarantined","unauthorized","hostNotAllowed","originNotAllowed","policyForbids","unknownModel","unknownRequest","notFound","methodNotAllowed","payloadTooLarge","unsupportedMediaType","tooManyRequests","internal","engineFailed","outOfMemory","serverBusy","notReady","draining","reloadFailed","slowReader","brokenStream","unreachable"]}}};
const schema32 = {"enum":["invalidJson","invalidRequest","invalidNotebook","unsupportedNotebook","cellNotFound","cellNotCode","doesNotFit","quarantined","unauthorized","hostNotAllowed","originNotAllowed","policyForbids","unknownModel","unknownRequest","notFound","methodNotAllowed","payloadTooLarge","unsupportedMediaType","tooManyRequests","internal","engineFailed","outOfMemory","serverBusy","notReady","draining","reloadFailed","slowReader","brokenStream","unreachable"]};
const func1 = Object.prototype.hasOwnProperty;
const schema33 = {"description":"The same in the shape that OpenAI's clients read.","type":"object","required":["message","type","param","code"],"additionalProperties":false,"properties":{"message":{"description":"As `detail`.","type":"string"},"type":{"enum":["invalid_request_error","authentication_error","rate_limit_error","server_error"]},"param":{"description":"The field at fault, its parts joined by dots.","oneOf":[{"type":"string"},{"type":"null"}]},"code":{"$ref":"#/$defs/ErrorCode"}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.message === undefined) && (missing0 = "message")) || ((data.type === undefined) && (missing0 = "type"))) || ((data.param === undefined) && (missing0 = "param"))) || ((data.code === undefined) && (missing0 = "code"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema33.required,parentSchema:schema33,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "message") || (key0 === "type")) || (key0 === "param")) || (key0 === "code"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.message !== undefined){
let data0 = data.message;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate21.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.message.type,parentSchema:schema33.properties.message,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs4 = errors;
if(!((((data1 === "invalid_request_error") || (data1 === "authentication_error")) || (data1 === "rate_limit_error")) || (data1 === "server_error"))){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema33.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.type.enum,parentSchema:schema33.properties.type,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.param !== undefined){
let data2 = data.param;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
let passing0 = null;
const _errs7 = errors;
if(typeof data2 !== "string"){
const err0 = {instancePath:instancePath+"/param",schemaPath:"#/properties/param/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.param.oneOf[0].type,parentSchema:schema33.properties.param.oneOf[0],data:data2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs9 = errors;
if(data2 !== null){
const err1 = {instancePath:instancePath+"/param",schemaPath:"#/properties/param/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null",schema:schema33.properties.param.oneOf[1].type,parentSchema:schema33.properties.param.oneOf[1],data:data2};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
}
if(!valid1){
const err2 = {instancePath:instancePath+"/param",schemaPath:"#/properties/param/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema33.properties.param.oneOf,parentSchema:schema33.properties.param,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data3 = data.code;
const _errs11 = errors;
if(!(((((((((((((((((((((((((((((data3 === "invalidJson") || (data3 === "invalidRequest")) || (data3 === "invalidNotebook")) || (data3 === "unsupportedNotebook")) || (data3 === "cellNotFound")) || (data3 === "cellNotCode")) || (data3 === "doesNotFit")) || (data3 === "quarantined")) || (data3 === "unauthorized")) || (data3 === "hostNotAllowed")) || (data3 === "originNotAllowed")) || (data3 === "policyForbids")) || (data3 === "unknownModel")) || (data3 === "unknownRequest")) || (data3 === "notFound")) || (data3 === "methodNotAllowed")) || (data3 === "payloadTooLarge")) || (data3 === "unsupportedMediaType")) || (data3 === "tooManyRequests")) || (data3 === "internal")) || (data3 === "engineFailed")) || (data3 === "outOfMemory")) || (data3 === "serverBusy")) || (data3 === "notReady")) || (data3 === "draining")) || (data3 === "reloadFailed")) || (data3 === "slowReader")) || (data3 === "brokenStream")) || (data3 === "unreachable"))){
validate21.errors = [{instancePath:instancePath+"/code",schemaPath:"#/$defs/ErrorCode/enum",keyword:"enum",params:{allowedValues: schema32.enum},message:"must be equal to one of the allowed values",schema:schema32.enum,parentSchema:schema32,data:data3}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="error.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.code === undefined) && (missing0 = "code"))) || ((data.detail === undefined) && (missing0 = "detail"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema31.required,parentSchema:schema31,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined){
let data0 = data.type;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate20.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.type.type,parentSchema:schema31.properties.type,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
let data1 = data.title;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate20.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.title.type,parentSchema:schema31.properties.title,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate20.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.status.type,parentSchema:schema31.properties.status,data:data2}];
return false;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 599 || isNaN(data2)){
validate20.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599",schema:599,parentSchema:schema31.properties.status,data:data2}];
return false;
}
else {
if(data2 < 400 || isNaN(data2)){
validate20.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 400},message:"must be >= 400",schema:400,parentSchema:schema31.properties.status,data:data2}];
return false;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data3 = data.code;
const _errs8 = errors;
if(!(((((((((((((((((((((((((((((data3 === "invalidJson") || (data3 === "invalidRequest")) || (data3 === "invalidNotebook")) || (data3 === "unsupportedNotebook")) || (data3 === "cellNotFound")) || (data3 === "cellNotCode")) || (data3 === "doesNotFit")) || (data3 === "quarantined")) || (data3 === "unauthorized")) || (data3 === "hostNotAllowed")) || (data3 === "originNotAllowed")) || (data3 === "policyForbids")) || (data3 === "unknownModel")) || (data3 === "unknownRequest")) || (data3 === "notFound")) || (data3 === "methodNotAllowed")) || (data3 === "payloadTooLarge")) || (data3 === "unsupportedMediaType")) || (data3 === "tooManyRequests")) || (data3 === "internal")) || (data3 === "engineFailed")) || (data3 === "outOfMemory")) || (data3 === "serverBusy")) || (data3 === "notReady")) || (data3 === "draining")) || (data3 === "reloadFailed")) || (data3 === "slowReader")) || (data3 === "brokenStream")) || (data3 === "unreachable"))){
validate20.errors = [{instancePath:instancePath+"/code",schemaPath:"#/$defs/ErrorCode/enum",keyword:"enum",params:{allowedValues: schema32.enum},message:"must be equal to one of the allowed values",schema:schema32.enum,parentSchema:schema32,data:data3}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.detail !== undefined){
let data4 = data.detail;
const _errs10 = errors;
if(typeof data4 !== "string"){
validate20.errors = [{instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.detail.type,parentSchema:schema31.properties.detail,data:data4}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pointer !== undefined){
let data5 = data.pointer;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate20.errors = [{instancePath:instancePath+"/pointer",schemaPath:"#/properties/pointer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.pointer.type,parentSchema:schema31.properties.pointer,data:data5}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.requestId !== undefined){
let data6 = data.requestId;
const _errs14 = errors;
if(typeof data6 !== "string"){
validate20.errors = [{instancePath:instancePath+"/requestId",schemaPath:"#/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.requestId.type,parentSchema:schema31.properties.requestId,data:data6}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.retryAfterMs !== undefined){
let data7 = data.retryAfterMs;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate20.errors = [{instancePath:instancePath+"/retryAfterMs",schemaPath:"#/properties/retryAfterMs/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.retryAfterMs.type,parentSchema:schema31.properties.retryAfterMs,data:data7}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate20.errors = [{instancePath:instancePath+"/retryAfterMs",schemaPath:"#/properties/retryAfterMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.retryAfterMs,data:data7}];
return false;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs18 = errors;
if(!(validate21(data.error, {instancePath:instancePath+"/error",parentData:data,parentDataProperty:"error",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateHealth = validate23;
const schema35 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"health.schema.json","title":"Health","description":"Answer of GET /health/live and GET /health/ready. Ready answers 200 only for `ready`, else 503.","type":"object","required":["status","version"],"additionalProperties":false,"properties":{"status":{"enum":["live","ready","loading","unavailable","draining"]},"version":{"description":"The server's version.","type":"string"},"reason":{"description":"Why it is not ready.","type":"string"},"canaryMs":{"description":"Milliseconds of the last canary decode.","type":"number","minimum":0}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="health.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.status === undefined) && (missing0 = "status")) || ((data.version === undefined) && (missing0 = "version"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema35.required,parentSchema:schema35,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "status") || (key0 === "version")) || (key0 === "reason")) || (key0 === "canaryMs"))){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema35,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.status !== undefined){
let data0 = data.status;
const _errs2 = errors;
if(!(((((data0 === "live") || (data0 === "ready")) || (data0 === "loading")) || (data0 === "unavailable")) || (data0 === "draining"))){
validate23.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema35.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema35.properties.status.enum,parentSchema:schema35.properties.status,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data1 = data.version;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate23.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.version.type,parentSchema:schema35.properties.version,data:data1}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reason !== undefined){
let data2 = data.reason;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate23.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.reason.type,parentSchema:schema35.properties.reason,data:data2}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.canaryMs !== undefined){
let data3 = data.canaryMs;
const _errs7 = errors;
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate23.errors = [{instancePath:instancePath+"/canaryMs",schemaPath:"#/properties/canaryMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema35.properties.canaryMs,data:data3}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/canaryMs",schemaPath:"#/properties/canaryMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.canaryMs.type,parentSchema:schema35.properties.canaryMs,data:data3}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateInfillEvent = validate24;
const schema36 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"infill-event.schema.json","title":"InfillEvent","description":"One server-sent event of POST /v1/infill with `stream: true`; its `type` is also the name on the `event:` line. Order: `start`, then `text` and `candidate`, then exactly one `done` or `error`.","oneOf":[{"$ref":"#/$defs/StartEvent"},{"$ref":"#/$defs/TextEvent"},{"$ref":"#/$defs/CandidateEvent"},{"$ref":"#/$defs/DoneEvent"},{"$ref":"#/$defs/ErrorEvent"}],"$defs":{"StartEvent":{"description":"Before the first token.","type":"object","required":["type","id","model","seed","context"],"additionalProperties":false,"properties":{"type":{"const":"start"},"id":{"description":"For DELETE /v1/infill/{id}.","type":"string"},"model":{"type":"string"},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"context":{"$ref":"infill-response.schema.json#/$defs/Context"}}},"TextEvent":{"description":"The next piece of a candidate: whole characters, never half of a UTF-8 sequence.","type":"object","required":["type","candidate","text"],"additionalProperties":false,"properties":{"type":{"const":"text"},"candidate":{"description":"Index of the candidate that grows.","type":"integer","minimum":0},"text":{"type":"string"}}},"CandidateEvent":{"description":"That candidate is complete. No `text` of it follows, and none is ever taken back.","type":"object","required":["type","index","finishReason","tokens","logprob"],"additionalProperties":false,"properties":{"type":{"const":"candidate"},"index":{"type":"integer","minimum":0},"finishReason":{"$ref":"infill-response.schema.json#/$defs/FinishReason"},"tokens":{"type":"integer","minimum":0},"logprob":{"description":"Sum of the tokens' log probabilities.","type":"number"},"redraws":{"$ref":"infill-response.schema.json#/$defs/Redraws"},"duplicateOf":{"$ref":"infill-response.schema.json#/$defs/DuplicateOf"}}},"DoneEvent":{"description":"The last event of a stream that went well.","type":"object","required":["type","usage","timings","seed","ranking"],"additionalProperties":false,"properties":{"type":{"const":"done"},"usage":{"$ref":"infill-response.schema.json#/$defs/Usage"},"timings":{"$ref":"infill-response.schema.json#/$defs/Timings"},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"ranking":{"description":"Candidate indexes, best first.","type":"array","items":{"type":"integer","minimum":0}}}},"ErrorEvent":{"description":"The last event of a stream that failed after it had started.","type":"object","required":["type","code","message"],"additionalProperties":false,"properties":{"type":{"const":"error"},"code":{"$ref":"error.schema.json#/$defs/ErrorCode"},"message":{"type":"string"}}}}};
const schema47 = {"description":"The next piece of a candidate: whole characters, never half of a UTF-8 sequence.","type":"object","required":["type","candidate","text"],"additionalProperties":false,"properties":{"type":{"const":"text"},"candidate":{"description":"Index of the candidate that grows.","type":"integer","minimum":0},"text":{"type":"string"}}};
const schema37 = {"description":"Before the first token.","type":"object","required":["type","id","model","seed","context"],"additionalProperties":false,"properties":{"type":{"const":"start"},"id":{"description":"For DELETE /v1/infill/{id}.","type":"string"},"model":{"type":"string"},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"context":{"$ref":"infill-response.schema.json#/$defs/Context"}}};
const schema45 = {"description":"What the model saw of the document.","type":"object","required":["tokens","cells","cellsLeftOut"],"additionalProperties":false,"properties":{"tokens":{"type":"integer","minimum":0},"cells":{"description":"Cells in the window.","type":"integer","minimum":0},"cellsLeftOut":{"description":"Cells that did not fit.","type":"integer","minimum":0},"similar":{"description":"Statements of the solved exercises from the model's memory that it read first, most similar first.","type":"array","items":{"type":"string"}}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.model === undefined) && (missing0 = "model"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.context === undefined) && (missing0 = "context"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema37.required,parentSchema:schema37,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "id")) || (key0 === "model")) || (key0 === "seed")) || (key0 === "context"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema37,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined){
let data0 = data.type;
const _errs2 = errors;
if("start" !== data0){
validate25.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "start"},message:"must be equal to constant",schema:"start",parentSchema:schema37.properties.type,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate25.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.id.type,parentSchema:schema37.properties.id,data:data1}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.model !== undefined){
let data2 = data.model;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate25.errors = [{instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.model.type,parentSchema:schema37.properties.model,data:data2}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
let data3 = data.seed;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate25.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.seed.type,parentSchema:schema37.properties.seed,data:data3}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 4294967295 || isNaN(data3)){
validate25.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema37.properties.seed,data:data3}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate25.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema37.properties.seed,data:data3}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.context !== undefined){
let data4 = data.context;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((((data4.tokens === undefined) && (missing1 = "tokens")) || ((data4.cells === undefined) && (missing1 = "cells"))) || ((data4.cellsLeftOut === undefined) && (missing1 = "cellsLeftOut"))){
validate25.errors = [{instancePath:instancePath+"/context",schemaPath:"infill-response.schema.json#/$defs/Context/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema45.required,parentSchema:schema45,data:data4}];
return false;
}
else {
const _errs12 = errors;
for(const key1 in data4){
if(!((((key1 === "tokens") || (key1 === "cells")) || (key1 === "cellsLeftOut")) || (key1 === "similar"))){
validate25.errors = [{instancePath:instancePath+"/context",schemaPath:"infill-response.schema.json#/$defs/Context/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema45,data:data4}];
return false;
break;
}
}
if(_errs12 === errors){
if(data4.tokens !== undefined){
let data5 = data4.tokens;
const _errs13 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate25.errors = [{instancePath:instancePath+"/context/tokens",schemaPath:"infill-response.schema.json#/$defs/Context/properties/tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.tokens.type,parentSchema:schema45.properties.tokens,data:data5}];
return false;
}
if(errors === _errs13){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate25.errors = [{instancePath:instancePath+"/context/tokens",schemaPath:"infill-response.schema.json#/$defs/Context/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.tokens,data:data5}];
return false;
}
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.cells !== undefined){
let data6 = data4.cells;
const _errs15 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate25.errors = [{instancePath:instancePath+"/context/cells",schemaPath:"infill-response.schema.json#/$defs/Context/properties/cells/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.cells.type,parentSchema:schema45.properties.cells,data:data6}];
return false;
}
if(errors === _errs15){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate25.errors = [{instancePath:instancePath+"/context/cells",schemaPath:"infill-response.schema.json#/$defs/Context/properties/cells/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.cells,data:data6}];
return false;
}
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.cellsLeftOut !== undefined){
let data7 = data4.cellsLeftOut;
const _errs17 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate25.errors = [{instancePath:instancePath+"/context/cellsLeftOut",schemaPath:"infill-response.schema.json#/$defs/Context/properties/cellsLeftOut/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.cellsLeftOut.type,parentSchema:schema45.properties.cellsLeftOut,data:data7}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate25.errors = [{instancePath:instancePath+"/context/cellsLeftOut",schemaPath:"infill-response.schema.json#/$defs/Context/properties/cellsLeftOut/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.cellsLeftOut,data:data7}];
return false;
}
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.similar !== undefined){
let data8 = data4.similar;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data8)){
var valid3 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs21 = errors;
if(typeof data9 !== "string"){
validate25.errors = [{instancePath:instancePath+"/context/similar/" + i0,schemaPath:"infill-response.schema.json#/$defs/Context/properties/similar/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.similar.items.type,parentSchema:schema45.properties.similar.items,data:data9}];
return false;
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/context/similar",schemaPath:"infill-response.schema.json#/$defs/Context/properties/similar/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema45.properties.similar.type,parentSchema:schema45.properties.similar,data:data8}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/context",schemaPath:"infill-response.schema.json#/$defs/Context/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data:data4}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.type,parentSchema:schema37,data}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema48 = {"description":"That candidate is complete. No `text` of it follows, and none is ever taken back.","type":"object","required":["type","index","finishReason","tokens","logprob"],"additionalProperties":false,"properties":{"type":{"const":"candidate"},"index":{"type":"integer","minimum":0},"finishReason":{"$ref":"infill-response.schema.json#/$defs/FinishReason"},"tokens":{"type":"integer","minimum":0},"logprob":{"description":"Sum of the tokens' log probabilities.","type":"number"},"redraws":{"$ref":"infill-response.schema.json#/$defs/Redraws"},"duplicateOf":{"$ref":"infill-response.schema.json#/$defs/DuplicateOf"}}};
const schema40 = {"description":"`stop`: the model ended or met a stop string; `length`: maxTokens; `timeout`: the deadline; `cancelled`: someone cancelled.","enum":["stop","length","timeout","cancelled"]};
const schema41 = {"description":"How often it was drawn anew, because its text was that of another candidate (`distinct`). Absent: 0. Ordered by this, then by index, the texts are sampled without replacement.","type":"integer","minimum":1};
const schema42 = {"description":"Index of the candidate with the same text: `distinct` was asked for, and nothing else was found. Such candidates are ranked last.","type":"integer","minimum":0};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) && (missing0 = "type")) || ((data.index === undefined) && (missing0 = "index"))) || ((data.finishReason === undefined) && (missing0 = "finishReason"))) || ((data.tokens === undefined) && (missing0 = "tokens"))) || ((data.logprob === undefined) && (missing0 = "logprob"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema48.required,parentSchema:schema48,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "index")) || (key0 === "finishReason")) || (key0 === "tokens")) || (key0 === "logprob")) || (key0 === "redraws")) || (key0 === "duplicateOf"))){
validate30.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema48,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined){
let data0 = data.type;
const _errs2 = errors;
if("candidate" !== data0){
validate30.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "candidate"},message:"must be equal to constant",schema:"candidate",parentSchema:schema48.properties.type,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.index !== undefined){
let data1 = data.index;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate30.errors = [{instancePath:instancePath+"/index",schemaPath:"#/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.index.type,parentSchema:schema48.properties.index,data:data1}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate30.errors = [{instancePath:instancePath+"/index",schemaPath:"#/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema48.properties.index,data:data1}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finishReason !== undefined){
let data2 = data.finishReason;
const _errs5 = errors;
if(!((((data2 === "stop") || (data2 === "length")) || (data2 === "timeout")) || (data2 === "cancelled"))){
validate30.errors = [{instancePath:instancePath+"/finishReason",schemaPath:"infill-response.schema.json#/$defs/FinishReason/enum",keyword:"enum",params:{allowedValues: schema40.enum},message:"must be equal to one of the allowed values",schema:schema40.enum,parentSchema:schema40,data:data2}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokens !== undefined){
let data3 = data.tokens;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate30.errors = [{instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.tokens.type,parentSchema:schema48.properties.tokens,data:data3}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate30.errors = [{instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema48.properties.tokens,data:data3}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.logprob !== undefined){
let data4 = data.logprob;
const _errs9 = errors;
if(!((typeof data4 == "number") && (isFinite(data4)))){
validate30.errors = [{instancePath:instancePath+"/logprob",schemaPath:"#/properties/logprob/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema48.properties.logprob.type,parentSchema:schema48.properties.logprob,data:data4}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redraws !== undefined){
let data5 = data.redraws;
const _errs11 = errors;
const _errs12 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate30.errors = [{instancePath:instancePath+"/redraws",schemaPath:"infill-response.schema.json#/$defs/Redraws/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.type,parentSchema:schema41,data:data5}];
return false;
}
if(errors === _errs12){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate30.errors = [{instancePath:instancePath+"/redraws",schemaPath:"infill-response.schema.json#/$defs/Redraws/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema41,data:data5}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duplicateOf !== undefined){
let data6 = data.duplicateOf;
const _errs14 = errors;
const _errs15 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate30.errors = [{instancePath:instancePath+"/duplicateOf",schemaPath:"infill-response.schema.json#/$defs/DuplicateOf/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema42.type,parentSchema:schema42,data:data6}];
return false;
}
if(errors === _errs15){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate30.errors = [{instancePath:instancePath+"/duplicateOf",schemaPath:"infill-response.schema.json#/$defs/DuplicateOf/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42,data:data6}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.type,parentSchema:schema48,data}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema52 = {"description":"The last event of a stream that went well.","type":"object","required":["type","usage","timings","seed","ranking"],"additionalProperties":false,"properties":{"type":{"const":"done"},"usage":{"$ref":"infill-response.schema.json#/$defs/Usage"},"timings":{"$ref":"infill-response.schema.json#/$defs/Timings"},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"ranking":{"description":"Candidate indexes, best first.","type":"array","items":{"type":"integer","minimum":0}}}};
const schema43 = {"description":"Token counts of the request.","type":"object","required":["inputTokens","outputTokens","cached"],"additionalProperties":false,"properties":{"inputTokens":{"type":"integer","minimum":0},"outputTokens":{"description":"Over all candidates.","type":"integer","minimum":0},"cached":{"description":"true: the encoder's work was already there.","type":"boolean"}}};
const schema44 = {"description":"Milliseconds.","type":"object","required":["queueMs","encodeMs","firstTokenMs","totalMs"],"additionalProperties":false,"properties":{"queueMs":{"description":"Waited for a free slot.","type":"number","minimum":0},"encodeMs":{"description":"Encoder, 0 when cached.","type":"number","minimum":0},"firstTokenMs":{"description":"From arrival to the first token.","type":"number","minimum":0},"totalMs":{"description":"From arrival to the last event.","type":"number","minimum":0}}};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) && (missing0 = "type")) || ((data.usage === undefined) && (missing0 = "usage"))) || ((data.timings === undefined) && (missing0 = "timings"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.ranking === undefined) && (missing0 = "ranking"))){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema52.required,parentSchema:schema52,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "type") || (key0 === "usage")) || (key0 === "timings")) || (key0 === "seed")) || (key0 === "ranking"))){
validate32.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema52,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined){
let data0 = data.type;
const _errs2 = errors;
if("done" !== data0){
validate32.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "done"},message:"must be equal to constant",schema:"done",parentSchema:schema52.properties.type,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.usage !== undefined){
let data1 = data.usage;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((((data1.inputTokens === undefined) && (missing1 = "inputTokens")) || ((data1.outputTokens === undefined) && (missing1 = "outputTokens"))) || ((data1.cached === undefined) && (missing1 = "cached"))){
validate32.errors = [{instancePath:instancePath+"/usage",schemaPath:"infill-response.schema.json#/$defs/Usage/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema43.required,parentSchema:schema43,data:data1}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!(((key1 === "inputTokens") || (key1 === "outputTokens")) || (key1 === "cached"))){
validate32.errors = [{instancePath:instancePath+"/usage",schemaPath:"infill-response.schema.json#/$defs/Usage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data1}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.inputTokens !== undefined){
let data2 = data1.inputTokens;
const _errs7 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate32.errors = [{instancePath:instancePath+"/usage/inputTokens",schemaPath:"infill-response.schema.json#/$defs/Usage/properties/inputTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.inputTokens.type,parentSchema:schema43.properties.inputTokens,data:data2}];
return false;
}
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
validate32.errors = [{instancePath:instancePath+"/usage/inputTokens",schemaPath:"infill-response.schema.json#/$defs/Usage/properties/inputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.inputTokens,data:data2}];
return false;
}
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.outputTokens !== undefined){
let data3 = data1.outputTokens;
const _errs9 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate32.errors = [{instancePath:instancePath+"/usage/outputTokens",schemaPath:"infill-response.schema.json#/$defs/Usage/properties/outputTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.outputTokens.type,parentSchema:schema43.properties.outputTokens,data:data3}];
return false;
}
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate32.errors = [{instancePath:instancePath+"/usage/outputTokens",schemaPath:"infill-response.schema.json#/$defs/Usage/properties/outputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.outputTokens,data:data3}];
return false;
}
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.cached !== undefined){
let data4 = data1.cached;
const _errs11 = errors;
if(typeof data4 !== "boolean"){
validate32.errors = [{instancePath:instancePath+"/usage/cached",schemaPath:"infill-response.schema.json#/$defs/Usage/properties/cached/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.cached.type,parentSchema:schema43.properties.cached,data:data4}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/usage",schemaPath:"infill-response.schema.json#/$defs/Usage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data1}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timings !== undefined){
let data5 = data.timings;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing2;
if(((((data5.queueMs === undefined) && (missing2 = "queueMs")) || ((data5.encodeMs === undefined) && (missing2 = "encodeMs"))) || ((data5.firstTokenMs === undefined) && (missing2 = "firstTokenMs"))) || ((data5.totalMs === undefined) && (missing2 = "totalMs"))){
validate32.errors = [{instancePath:instancePath+"/timings",schemaPath:"infill-response.schema.json#/$defs/Timings/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema44.required,parentSchema:schema44,data:data5}];
return false;
}
else {
const _errs16 = errors;
for(const key2 in data5){
if(!((((key2 === "queueMs") || (key2 === "encodeMs")) || (key2 === "firstTokenMs")) || (key2 === "totalMs"))){
validate32.errors = [{instancePath:instancePath+"/timings",schemaPath:"infill-response.schema.json#/$defs/Timings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data:data5}];
return false;
break;
}
}
if(_errs16 === errors){
if(data5.queueMs !== undefined){
let data6 = data5.queueMs;
const _errs17 = errors;
if(errors === _errs17){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate32.errors = [{instancePath:instancePath+"/timings/queueMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/queueMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.queueMs,data:data6}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/timings/queueMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/queueMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.queueMs.type,parentSchema:schema44.properties.queueMs,data:data6}];
return false;
}
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.encodeMs !== undefined){
let data7 = data5.encodeMs;
const _errs19 = errors;
if(errors === _errs19){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate32.errors = [{instancePath:instancePath+"/timings/encodeMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/encodeMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.encodeMs,data:data7}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/timings/encodeMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/encodeMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.encodeMs.type,parentSchema:schema44.properties.encodeMs,data:data7}];
return false;
}
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.firstTokenMs !== undefined){
let data8 = data5.firstTokenMs;
const _errs21 = errors;
if(errors === _errs21){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate32.errors = [{instancePath:instancePath+"/timings/firstTokenMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/firstTokenMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.firstTokenMs,data:data8}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/timings/firstTokenMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/firstTokenMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.firstTokenMs.type,parentSchema:schema44.properties.firstTokenMs,data:data8}];
return false;
}
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.totalMs !== undefined){
let data9 = data5.totalMs;
const _errs23 = errors;
if(errors === _errs23){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate32.errors = [{instancePath:instancePath+"/timings/totalMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/totalMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.totalMs,data:data9}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/timings/totalMs",schemaPath:"infill-response.schema.json#/$defs/Timings/properties/totalMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.totalMs.type,parentSchema:schema44.properties.totalMs,data:data9}];
return false;
}
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/timings",schemaPath:"infill-response.schema.json#/$defs/Timings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data:data5}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
let data10 = data.seed;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate32.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema52.properties.seed.type,parentSchema:schema52.properties.seed,data:data10}];
return false;
}
if(errors === _errs25){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4294967295 || isNaN(data10)){
validate32.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema52.properties.seed,data:data10}];
return false;
}
else {
if(data10 < 0 || isNaN(data10)){
validate32.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema52.properties.seed,data:data10}];
return false;
}
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ranking !== undefined){
let data11 = data.ranking;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data11)){
var valid5 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs29 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate32.errors = [{instancePath:instancePath+"/ranking/" + i0,schemaPath:"#/properties/ranking/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema52.properties.ranking.items.type,parentSchema:schema52.properties.ranking.items,data:data12}];
return false;
}
if(errors === _errs29){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
validate32.errors = [{instancePath:instancePath+"/ranking/" + i0,schemaPath:"#/properties/ranking/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema52.properties.ranking.items,data:data12}];
return false;
}
}
}
var valid5 = _errs29 === errors;
if(!valid5){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/ranking",schemaPath:"#/properties/ranking/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema52.properties.ranking.type,parentSchema:schema52.properties.ranking,data:data11}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema52.type,parentSchema:schema52,data}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"description":"The last event of a stream that failed after it had started.","type":"object","required":["type","code","message"],"additionalProperties":false,"properties":{"type":{"const":"error"},"code":{"$ref":"error.schema.json#/$defs/ErrorCode"},"message":{"type":"string"}}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.type === undefined) && (missing0 = "type")) || ((data.code === undefined) && (missing0 = "code"))) || ((data.message === undefined) && (missing0 = "message"))){
validate34.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema55.required,parentSchema:schema55,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "code")) || (key0 === "message"))){
validate34.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema55,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined){
let data0 = data.type;
const _errs2 = errors;
if("error" !== data0){
validate34.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "error"},message:"must be equal to constant",schema:"error",parentSchema:schema55.properties.type,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data1 = data.code;
const _errs3 = errors;
if(!(((((((((((((((((((((((((((((data1 === "invalidJson") || (data1 === "invalidRequest")) || (data1 === "invalidNotebook")) || (data1 === "unsupportedNotebook")) || (data1 === "cellNotFound")) || (data1 === "cellNotCode")) || (data1 === "doesNotFit")) || (data1 === "quarantined")) || (data1 === "unauthorized")) || (data1 === "hostNotAllowed")) || (data1 === "originNotAllowed")) || (data1 === "policyForbids")) || (data1 === "unknownModel")) || (data1 === "unknownRequest")) || (data1 === "notFound")) || (data1 === "methodNotAllowed")) || (data1 === "payloadTooLarge")) || (data1 === "unsupportedMediaType")) || (data1 === "tooManyRequests")) || (data1 === "internal")) || (data1 === "engineFailed")) || (data1 === "outOfMemory")) || (data1 === "serverBusy")) || (data1 === "notReady")) || (data1 === "draining")) || (data1 === "reloadFailed")) || (data1 === "slowReader")) || (data1 === "brokenStream")) || (data1 === "unreachable"))){
validate34.errors = [{instancePath:instancePath+"/code",schemaPath:"error.schema.json#/$defs/ErrorCode/enum",keyword:"enum",params:{allowedValues: schema32.enum},message:"must be equal to one of the allowed values",schema:schema32.enum,parentSchema:schema32,data:data1}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
let data2 = data.message;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate34.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema55.properties.message.type,parentSchema:schema55.properties.message,data:data2}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="infill-event.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate25(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.type === undefined) && (missing0 = "type")) || ((data.candidate === undefined) && (missing0 = "candidate"))) || ((data.text === undefined) && (missing0 = "text"))){
const err0 = {instancePath,schemaPath:"#/$defs/TextEvent/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "candidate")) || (key0 === "text"))){
const err1 = {instancePath,schemaPath:"#/$defs/TextEvent/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.type !== undefined){
let data0 = data.type;
const _errs6 = errors;
if("text" !== data0){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/$defs/TextEvent/properties/type/const",keyword:"const",params:{allowedValue: "text"},message:"must be equal to constant",schema:"text",parentSchema:schema47.properties.type,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.candidate !== undefined){
let data1 = data.candidate;
const _errs7 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/candidate",schemaPath:"#/$defs/TextEvent/properties/candidate/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema47.properties.candidate.type,parentSchema:schema47.properties.candidate,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(errors === _errs7){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/candidate",schemaPath:"#/$defs/TextEvent/properties/candidate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema47.properties.candidate,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.text !== undefined){
let data2 = data.text;
const _errs9 = errors;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/text",schemaPath:"#/$defs/TextEvent/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.text.type,parentSchema:schema47.properties.text,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/$defs/TextEvent/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs11 = errors;
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var _valid0 = _errs11 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs12 = errors;
if(!(validate32(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid0 = _errs12 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs13 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
if(!valid0){
const err7 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema36.oneOf,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate24.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate24.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate24.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const validateInfillRequest = validate36;
const schema57 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"infill-request.schema.json","title":"InfillRequest","description":"Body of POST /v1/infill: what to fill (`document`, or `notebook` with `cellId` or `cellIndex`) and how. Unknown fields are refused by name.","type":"object","additionalProperties":false,"properties":{"document":{"$ref":"masked-document.schema.json"},"notebook":{"description":"nbformat 4 JSON as it is on disk. The server masks it; outputs and attachments are dropped.","type":"object"},"cellId":{"description":"nbformat id of the cell to fill.","type":"string","minLength":1,"maxLength":64},"cellIndex":{"description":"0-based index of the cell to fill.","type":"integer","minimum":0,"maximum":100000},"model":{"description":"A name of GET /v1/models. Default: the server's default model.","type":"string","minLength":1,"maxLength":128},"n":{"description":"Number of candidates.","type":"integer","minimum":1,"maximum":64,"default":1},"maxTokens":{"description":"Most new tokens per candidate; the model's own limit may be lower.","type":"integer","minimum":1,"maximum":4096,"default":256},"temperature":{"description":"0 is greedy. Default: 0 for n = 1; for n > 1 what the model's manifest says, else 0.8.","type":"number","minimum":0,"maximum":2},"topP":{"description":"Keep the likeliest tokens up to this share of probability.","type":"number","exclusiveMinimum":0,"maximum":1,"default":0.95},"topK":{"description":"Keep this many likeliest tokens; 0 is off.","type":"integer","minimum":0,"maximum":100000,"default":0},"minP":{"description":"Drop tokens less likely than this share of the likeliest; 0 is off.","type":"number","minimum":0,"maximum":1,"default":0},"repetitionPenalty":{"description":"Makes tokens less likely that were already written; 1 is off.","type":"number","minimum":1,"maximum":2,"default":1},"noRepeatNgram":{"description":"No run of this many tokens is written twice; 0 is off.","type":"integer","minimum":0,"maximum":64,"default":0},"seed":{"description":"The same seed, request and model give the same text. Default: random, told in `start` and `done`.","type":"integer","minimum":0,"maximum":4294967295},"stop":{"description":"Writing ends before the first of these strings; it is not part of the text.","type":"array","maxItems":8,"items":{"type":"string","minLength":1,"maxLength":256}},"validPython":{"description":"In a Python document: brackets and strings are kept in order while writing, the text ends where the block ends that the mask stands in, and candidates that do not parse are ranked last. false: as the model writes.","type":"boolean","default":true},"distinct":{"description":"No two candidates with the same text, but for white space at the end: sampling without replacement. false: independent samples, as estimators of pass@k need them. Means nothing for n = 1 or temperature 0.","type":"boolean","default":true},"stream":{"description":"true: server-sent events; false: one JSON body.","type":"boolean","default":false},"timeoutMs":{"description":"The request ends with what it has by then, finishReason `timeout`. Milliseconds. Default: the server's.","type":"integer","minimum":1,"maximum":600000}},"oneOf":[{"required":["document"],"not":{"anyOf":[{"required":["notebook"]},{"required":["cellId"]},{"required":["cellIndex"]}]}},{"required":["notebook"],"not":{"required":["document"]},"oneOf":[{"required":["cellId"]},{"required":["cellIndex"]}]}]};
const func3 = text => [...text].length;
const schema58 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"masked-document.schema.json","title":"MaskedDocument","description":"A notebook as the model sees it: ordered cells, exactly one of them masked. Any frontend can write it by hand.","type":"object","required":["language","cells"],"additionalProperties":false,"properties":{"language":{"description":"The notebook's language, in lower case. The shipped model knows `python`.","type":"string","minLength":1,"maxLength":32},"cells":{"description":"In the notebook's order; exactly one has `masked: true`.","type":"array","minItems":1,"maxItems":20000,"items":{"$ref":"#/$defs/Cell"},"contains":{"type":"object","required":["masked"]},"minContains":1,"maxContains":1}},"$defs":{"Cell":{"description":"One cell. A cell with the field `masked` is the one to fill.","allOf":[{"type":"object","required":["type"],"properties":{"type":{"enum":["markdown","code","raw"]}}}],"if":{"type":"object","required":["masked"]},"then":{"$ref":"#/$defs/MaskedCell"},"else":{"if":{"properties":{"type":{"const":"code"}}},"then":{"$ref":"#/$defs/CodeCell"},"else":{"$ref":"#/$defs/TextCell"}}},"TextCell":{"description":"A markdown or raw cell.","type":"object","required":["type","source"],"additionalProperties":false,"properties":{"type":{"enum":["markdown","raw"]},"source":{"description":"The cell's text.","type":"string"}}},"CodeCell":{"description":"A code cell that stays as it is.","type":"object","required":["type","source"],"additionalProperties":false,"properties":{"type":{"const":"code"},"source":{"description":"The cell's text.","type":"string"},"output":{"description":"What the cell printed or showed, text/plain only, cut by the frontend. Sent only when the user allows it.","type":"string"}}},"MaskedCell":{"description":"The cell to fill. Both texts empty: the whole cell is filled.","type":"object","required":["type","masked","before","after"],"additionalProperties":false,"properties":{"type":{"const":"code"},"masked":{"const":true},"before":{"description":"Text of the cell ahead of the masked place; it stays.","type":"string"},"after":{"description":"Text of the cell behind the masked place; it stays.","type":"string"}}}}};
const schema59 = {"description":"One cell. A cell with the field `masked` is the one to fill.","allOf":[{"type":"object","required":["type"],"properties":{"type":{"enum":["markdown","code","raw"]}}}],"if":{"type":"object","required":["masked"]},"then":{"$ref":"#/$defs/MaskedCell"},"else":{"if":{"properties":{"type":{"const":"code"}}},"then":{"$ref":"#/$defs/CodeCell"},"else":{"$ref":"#/$defs/TextCell"}}};
const schema60 = {"description":"The cell to fill. Both texts empty: the whole cell is filled.","type":"object","required":["type","masked","before","after"],"additionalProperties":false,"properties":{"type":{"const":"code"},"masked":{"const":true},"before":{"description":"Text of the cell ahead of the masked place; it stays.","type":"string"},"after":{"description":"Text of the cell behind the masked place; it stays.","type":"string"}}};
const schema61 = {"description":"A code cell that stays as it is.","type":"object","required":["type","source"],"additionalProperties":false,"properties":{"type":{"const":"code"},"source":{"description":"The cell's text.","type":"string"},"output":{"description":"What the cell printed or showed, text/plain only, cut by the frontend. Sent only when the user allows it.","type":"string"}}};
const schema62 = {"description":"A markdown or raw cell.","type":"object","required":["type","source"],"additionalProperties":false,"properties":{"type":{"enum":["markdown","raw"]},"source":{"description":"The cell's text.","type":"string"}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
if(errors === _errs0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate38.errors = [{instancePath,schemaPath:"#/allOf/0/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema59.allOf[0].required,parentSchema:schema59.allOf[0],data}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
if(!(((data0 === "markdown") || (data0 === "code")) || (data0 === "raw"))){
validate38.errors = [{instancePath:instancePath+"/type",schemaPath:"#/allOf/0/properties/type/enum",keyword:"enum",params:{allowedValues: schema59.allOf[0].properties.type.enum},message:"must be equal to one of the allowed values",schema:schema59.allOf[0].properties.type.enum,parentSchema:schema59.allOf[0].properties.type,data:data0}];
return false;
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/allOf/0/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema59.allOf[0].type,parentSchema:schema59.allOf[0],data}];
return false;
}
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs3 = errors;
let valid2 = true;
const _errs4 = errors;
if(errors === _errs4){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.masked === undefined) && (missing1 = "masked")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((data.type === undefined) && (missing2 = "type")) || ((data.masked === undefined) && (missing2 = "masked"))) || ((data.before === undefined) && (missing2 = "before"))) || ((data.after === undefined) && (missing2 = "after"))){
validate38.errors = [{instancePath,schemaPath:"#/$defs/MaskedCell/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema60.required,parentSchema:schema60,data}];
return false;
}
else {
const _errs9 = errors;
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "masked")) || (key0 === "before")) || (key0 === "after"))){
validate38.errors = [{instancePath,schemaPath:"#/$defs/MaskedCell/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema60,data}];
return false;
break;
}
}
if(_errs9 === errors){
if(data.type !== undefined){
let data1 = data.type;
const _errs10 = errors;
if("code" !== data1){
validate38.errors = [{instancePath:instancePath+"/type",schemaPath:"#/$defs/MaskedCell/properties/type/const",keyword:"const",params:{allowedValue: "code"},message:"must be equal to constant",schema:"code",parentSchema:schema60.properties.type,data:data1}];
return false;
}
var valid4 = _errs10 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.masked !== undefined){
let data2 = data.masked;
const _errs11 = errors;
if(true !== data2){
validate38.errors = [{instancePath:instancePath+"/masked",schemaPath:"#/$defs/MaskedCell/properties/masked/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant",schema:true,parentSchema:schema60.properties.masked,data:data2}];
return false;
}
var valid4 = _errs11 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.before !== undefined){
let data3 = data.before;
const _errs12 = errors;
if(typeof data3 !== "string"){
validate38.errors = [{instancePath:instancePath+"/before",schemaPath:"#/$defs/MaskedCell/properties/before/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.properties.before.type,parentSchema:schema60.properties.before,data:data3}];
return false;
}
var valid4 = _errs12 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.after !== undefined){
let data4 = data.after;
const _errs14 = errors;
if(typeof data4 !== "string"){
validate38.errors = [{instancePath:instancePath+"/after",schemaPath:"#/$defs/MaskedCell/properties/after/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema60.properties.after.type,parentSchema:schema60.properties.after,data:data4}];
return false;
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/$defs/MaskedCell/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema60.type,parentSchema:schema60,data}];
return false;
}
}
var _valid0 = _errs6 === errors;
valid2 = _valid0;
if(valid2){
var props0 = true;
}
ifClause0 = "then";
}
else {
const _errs16 = errors;
const _errs17 = errors;
let valid5 = true;
const _errs18 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("code" !== data.type){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var _valid1 = _errs18 === errors;
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((data.type === undefined) && (missing3 = "type")) || ((data.source === undefined) && (missing3 = "source"))){
validate38.errors = [{instancePath,schemaPath:"#/$defs/CodeCell/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema61.required,parentSchema:schema61,data}];
return false;
}
else {
const _errs23 = errors;
for(const key1 in data){
if(!(((key1 === "type") || (key1 === "source")) || (key1 === "output"))){
validate38.errors = [{instancePath,schemaPath:"#/$defs/CodeCell/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema61,data}];
return false;
break;
}
}
if(_errs23 === errors){
if(data.type !== undefined){
let data6 = data.type;
const _errs24 = errors;
if("code" !== data6){
validate38.errors = [{instancePath:instancePath+"/type",schemaPath:"#/$defs/CodeCell/properties/type/const",keyword:"const",params:{allowedValue: "code"},message:"must be equal to constant",schema:"code",parentSchema:schema61.properties.type,data:data6}];
return false;
}
var valid8 = _errs24 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.source !== undefined){
let data7 = data.source;
const _errs25 = errors;
if(typeof data7 !== "string"){
validate38.errors = [{instancePath:instancePath+"/source",schemaPath:"#/$defs/CodeCell/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.source.type,parentSchema:schema61.properties.source,data:data7}];
return false;
}
var valid8 = _errs25 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.output !== undefined){
let data8 = data.output;
const _errs27 = errors;
if(typeof data8 !== "string"){
validate38.errors = [{instancePath:instancePath+"/output",schemaPath:"#/$defs/CodeCell/properties/output/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema61.properties.output.type,parentSchema:schema61.properties.output,data:data8}];
return false;
}
var valid8 = _errs27 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/$defs/CodeCell/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema61.type,parentSchema:schema61,data}];
return false;
}
}
var _valid1 = _errs20 === errors;
valid5 = _valid1;
if(valid5){
var props1 = true;
}
ifClause1 = "then";
}
else {
const _errs29 = errors;
const _errs30 = errors;
if(errors === _errs30){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if(((data.type === undefined) && (missing4 = "type")) || ((data.source === undefined) && (missing4 = "source"))){
validate38.errors = [{instancePath,schemaPath:"#/$defs/TextCell/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'",schema:schema62.required,parentSchema:schema62,data}];
return false;
}
else {
const _errs32 = errors;
for(const key2 in data){
if(!((key2 === "type") || (key2 === "source"))){
validate38.errors = [{instancePath,schemaPath:"#/$defs/TextCell/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema62,data}];
return false;
break;
}
}
if(_errs32 === errors){
if(data.type !== undefined){
let data9 = data.type;
const _errs33 = errors;
if(!((data9 === "markdown") || (data9 === "raw"))){
validate38.errors = [{instancePath:instancePath+"/type",schemaPath:"#/$defs/TextCell/properties/type/enum",keyword:"enum",params:{allowedValues: schema62.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema62.properties.type.enum,parentSchema:schema62.properties.type,data:data9}];
return false;
}
var valid10 = _errs33 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data.source !== undefined){
let data10 = data.source;
const _errs34 = errors;
if(typeof data10 !== "string"){
validate38.errors = [{instancePath:instancePath+"/source",schemaPath:"#/$defs/TextCell/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema62.properties.source.type,parentSchema:schema62.properties.source,data:data10}];
return false;
}
var valid10 = _errs34 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/$defs/TextCell/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema62.type,parentSchema:schema62,data}];
return false;
}
}
var _valid1 = _errs29 === errors;
valid5 = _valid1;
if(valid5){
if(props1 !== true){
props1 = true;
}
}
ifClause1 = "else";
}
if(!valid5){
const err3 = {instancePath,schemaPath:"#/else/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema59.else.if,parentSchema:schema59.else,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate38.errors = vErrors;
return false;
}
var _valid0 = _errs16 === errors;
valid2 = _valid0;
if(valid2){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
}
ifClause0 = "else";
}
if(!valid2){
const err4 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema59.if,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate38.errors = vErrors;
return false;
}
}
validate38.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate38.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="masked-document.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.language === undefined) && (missing0 = "language")) || ((data.cells === undefined) && (missing0 = "cells"))){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema58.required,parentSchema:schema58,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "language") || (key0 === "cells"))){
validate37.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema58,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.language !== undefined){
let data0 = data.language;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func3(data0) > 32){
validate37.errors = [{instancePath:instancePath+"/language",schemaPath:"#/properties/language/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters",schema:32,parentSchema:schema58.properties.language,data:data0}];
return false;
}
else {
if(func3(data0) < 1){
validate37.errors = [{instancePath:instancePath+"/language",schemaPath:"#/properties/language/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema58.properties.language,data:data0}];
return false;
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/language",schemaPath:"#/properties/language/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.language.type,parentSchema:schema58.properties.language,data:data0}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cells !== undefined){
let data1 = data.cells;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
if(data1.length > 20000){
validate37.errors = [{instancePath:instancePath+"/cells",schemaPath:"#/properties/cells/maxItems",keyword:"maxItems",params:{limit: 20000},message:"must NOT have more than 20000 items",schema:20000,parentSchema:schema58.properties.cells,data:data1}];
return false;
}
else {
if(data1.length < 1){
validate37.errors = [{instancePath:instancePath+"/cells",schemaPath:"#/properties/cells/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema58.properties.cells,data:data1}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(validate38(data1[i0], {instancePath:instancePath+"/cells/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
if(valid1){
const _errs7 = errors;
const len1 = data1.length;
let valid2 = false;
let count0 = 0;
for(let i1=0; i1<len1; i1++){
let data3 = data1[i1];
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((data3.masked === undefined) && (missing1 = "masked")){
const err0 = {instancePath:instancePath+"/cells/" + i1,schemaPath:"#/properties/cells/contains/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema58.properties.cells.contains.required,parentSchema:schema58.properties.cells.contains,data:data3};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/cells/" + i1,schemaPath:"#/properties/cells/contains/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema58.properties.cells.contains.type,parentSchema:schema58.properties.cells.contains,data:data3};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
if(_valid0){
count0++;
if(count0 > 1){
valid2 = false;
break;
}
valid2 = true;
}
}
if(!valid2){
validate37.errors = [{instancePath:instancePath+"/cells",schemaPath:"#/properties/cells/contains",keyword:"contains",params:{minContains: 1, maxContains: 1},message:"must contain at least 1 and no more than 1 valid item(s)",schema:schema58.properties.cells.contains,parentSchema:schema58.properties.cells,data:data1}];
return false;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/cells",schemaPath:"#/properties/cells/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema58.properties.cells.type,parentSchema:schema58.properties.cells,data:data1}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema58.type,parentSchema:schema58,data}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="infill-request.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
const _errs3 = errors;
const _errs4 = errors;
const _errs5 = errors;
let valid2 = false;
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.notebook === undefined) && (missing0 = "notebook")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid1 = _errs6 === errors;
valid2 = valid2 || _valid1;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.cellId === undefined) && (missing1 = "cellId")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
valid2 = valid2 || _valid1;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.cellIndex === undefined) && (missing2 = "cellIndex")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid1 = _errs8 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs4 === errors;
if(valid1){
const err4 = {instancePath,schemaPath:"#/oneOf/0/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema57.oneOf[0].not,parentSchema:schema57.oneOf[0],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.document === undefined) && (missing3 = "document")){
const err5 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema57.oneOf[0].required,parentSchema:schema57.oneOf[0],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs9 = errors;
const _errs10 = errors;
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.document === undefined) && (missing4 = "document")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid3 = _errs11 === errors;
if(valid3){
const err7 = {instancePath,schemaPath:"#/oneOf/1/not",keyword:"not",params:{},message:"must NOT be valid",schema:schema57.oneOf[1].not,parentSchema:schema57.oneOf[1],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
const _errs12 = errors;
let valid4 = false;
let passing1 = null;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.cellId === undefined) && (missing5 = "cellId")){
const err8 = {instancePath,schemaPath:"#/oneOf/1/oneOf/0/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'",schema:schema57.oneOf[1].oneOf[0].required,parentSchema:schema57.oneOf[1].oneOf[0],data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid2 = _errs13 === errors;
if(_valid2){
valid4 = true;
passing1 = 0;
}
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.cellIndex === undefined) && (missing6 = "cellIndex")){
const err9 = {instancePath,schemaPath:"#/oneOf/1/oneOf/1/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'",schema:schema57.oneOf[1].oneOf[1].required,parentSchema:schema57.oneOf[1].oneOf[1],data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid2 = _errs14 === errors;
if(_valid2 && valid4){
valid4 = false;
passing1 = [passing1, 1];
}
else {
if(_valid2){
valid4 = true;
passing1 = 1;
}
}
if(!valid4){
const err10 = {instancePath,schemaPath:"#/oneOf/1/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf",schema:schema57.oneOf[1].oneOf,parentSchema:schema57.oneOf[1],data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
if(errors === _errs9){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.notebook === undefined) && (missing7 = "notebook")){
const err11 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'",schema:schema57.oneOf[1].required,parentSchema:schema57.oneOf[1],data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
const err12 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf",schema:schema57.oneOf,parentSchema:schema57,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate36.errors = vErrors;
return false;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs15 = errors;
for(const key0 in data){
if(!(func1.call(schema57.properties, key0))){
validate36.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema57,data}];
return false;
break;
}
}
if(_errs15 === errors){
if(data.document !== undefined){
const _errs16 = errors;
if(!(validate37(data.document, {instancePath:instancePath+"/document",parentData:data,parentDataProperty:"document",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var valid5 = _errs16 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.notebook !== undefined){
let data1 = data.notebook;
const _errs17 = errors;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
validate36.errors = [{instancePath:instancePath+"/notebook",schemaPath:"#/properties/notebook/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema57.properties.notebook.type,parentSchema:schema57.properties.notebook,data:data1}];
return false;
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.cellId !== undefined){
let data2 = data.cellId;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data2 === "string"){
if(func3(data2) > 64){
validate36.errors = [{instancePath:instancePath+"/cellId",schemaPath:"#/properties/cellId/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema57.properties.cellId,data:data2}];
return false;
}
else {
if(func3(data2) < 1){
validate36.errors = [{instancePath:instancePath+"/cellId",schemaPath:"#/properties/cellId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema57.properties.cellId,data:data2}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/cellId",schemaPath:"#/properties/cellId/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.cellId.type,parentSchema:schema57.properties.cellId,data:data2}];
return false;
}
}
var valid5 = _errs19 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.cellIndex !== undefined){
let data3 = data.cellIndex;
const _errs21 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate36.errors = [{instancePath:instancePath+"/cellIndex",schemaPath:"#/properties/cellIndex/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema57.properties.cellIndex.type,parentSchema:schema57.properties.cellIndex,data:data3}];
return false;
}
if(errors === _errs21){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 100000 || isNaN(data3)){
validate36.errors = [{instancePath:instancePath+"/cellIndex",schemaPath:"#/properties/cellIndex/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema57.properties.cellIndex,data:data3}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate36.errors = [{instancePath:instancePath+"/cellIndex",schemaPath:"#/properties/cellIndex/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema57.properties.cellIndex,data:data3}];
return false;
}
}
}
}
var valid5 = _errs21 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.model !== undefined){
let data4 = data.model;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data4 === "string"){
if(func3(data4) > 128){
validate36.errors = [{instancePath:instancePath+"/model",schemaPath:"#/properties/model/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema57.properties.model,data:data4}];
return false;
}
else {
if(func3(data4) < 1){
validate36.errors = [{instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema57.properties.model,data:data4}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.model.type,parentSchema:schema57.properties.model,data:data4}];
return false;
}
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.n !== undefined){
let data5 = data.n;
const _errs25 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate36.errors = [{instancePath:instancePath+"/n",schemaPath:"#/properties/n/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema57.properties.n.type,parentSchema:schema57.properties.n,data:data5}];
return false;
}
if(errors === _errs25){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 64 || isNaN(data5)){
validate36.errors = [{instancePath:instancePath+"/n",schemaPath:"#/properties/n/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64",schema:64,parentSchema:schema57.properties.n,data:data5}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate36.errors = [{instancePath:instancePath+"/n",schemaPath:"#/properties/n/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema57.properties.n,data:data5}];
return false;
}
}
}
}
var valid5 = _errs25 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.maxTokens !== undefined){
let data6 = data.maxTokens;
const _errs27 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate36.errors = [{instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema57.properties.maxTokens.type,parentSchema:schema57.properties.maxTokens,data:data6}];
return false;
}
if(errors === _errs27){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 4096 || isNaN(data6)){
validate36.errors = [{instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema57.properties.maxTokens,data:data6}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate36.errors = [{instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema57.properties.maxTokens,data:data6}];
return false;
}
}
}
}
var valid5 = _errs27 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.temperature !== undefined){
let data7 = data.temperature;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 2 || isNaN(data7)){
validate36.errors = [{instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2",schema:2,parentSchema:schema57.properties.temperature,data:data7}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate36.errors = [{instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema57.properties.temperature,data:data7}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema57.properties.temperature.type,parentSchema:schema57.properties.temperature,data:data7}];
return false;
}
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.topP !== undefined){
let data8 = data.topP;
const _errs31 = errors;
if(errors === _errs31){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1 || isNaN(data8)){
validate36.errors = [{instancePath:instancePath+"/topP",schemaPath:"#/properties/topP/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema57.properties.topP,data:data8}];
return false;
}
else {
if(data8 <= 0 || isNaN(data8)){
validate36.errors = [{instancePath:instancePath+"/topP",schemaPath:"#/properties/topP/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema57.properties.topP,data:data8}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/topP",schemaPath:"#/properties/topP/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema57.properties.topP.type,parentSchema:schema57.properties.topP,data:data8}];
return false;
}
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.topK !== undefined){
let data9 = data.topK;
const _errs33 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate36.errors = [{instancePath:instancePath+"/topK",schemaPath:"#/properties/topK/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema57.properties.topK.type,parentSchema:schema57.properties.topK,data:data9}];
return false;
}
if(errors === _errs33){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 100000 || isNaN(data9)){
validate36.errors = [{instancePath:instancePath+"/topK",schemaPath:"#/properties/topK/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema57.properties.topK,data:data9}];
return false;
}
else {
if(data9 < 0 || isNaN(data9)){
validate36.errors = [{instancePath:instancePath+"/topK",schemaPath:"#/properties/topK/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema57.properties.topK,data:data9}];
return false;
}
}
}
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.minP !== undefined){
let data10 = data.minP;
const _errs35 = errors;
if(errors === _errs35){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1 || isNaN(data10)){
validate36.errors = [{instancePath:instancePath+"/minP",schemaPath:"#/properties/minP/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema57.properties.minP,data:data10}];
return false;
}
else {
if(data10 < 0 || isNaN(data10)){
validate36.errors = [{instancePath:instancePath+"/minP",schemaPath:"#/properties/minP/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema57.properties.minP,data:data10}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/minP",schemaPath:"#/properties/minP/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema57.properties.minP.type,parentSchema:schema57.properties.minP,data:data10}];
return false;
}
}
var valid5 = _errs35 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.repetitionPenalty !== undefined){
let data11 = data.repetitionPenalty;
const _errs37 = errors;
if(errors === _errs37){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 2 || isNaN(data11)){
validate36.errors = [{instancePath:instancePath+"/repetitionPenalty",schemaPath:"#/properties/repetitionPenalty/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2",schema:2,parentSchema:schema57.properties.repetitionPenalty,data:data11}];
return false;
}
else {
if(data11 < 1 || isNaN(data11)){
validate36.errors = [{instancePath:instancePath+"/repetitionPenalty",schemaPath:"#/properties/repetitionPenalty/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema57.properties.repetitionPenalty,data:data11}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/repetitionPenalty",schemaPath:"#/properties/repetitionPenalty/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema57.properties.repetitionPenalty.type,parentSchema:schema57.properties.repetitionPenalty,data:data11}];
return false;
}
}
var valid5 = _errs37 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.noRepeatNgram !== undefined){
let data12 = data.noRepeatNgram;
const _errs39 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate36.errors = [{instancePath:instancePath+"/noRepeatNgram",schemaPath:"#/properties/noRepeatNgram/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema57.properties.noRepeatNgram.type,parentSchema:schema57.properties.noRepeatNgram,data:data12}];
return false;
}
if(errors === _errs39){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 64 || isNaN(data12)){
validate36.errors = [{instancePath:instancePath+"/noRepeatNgram",schemaPath:"#/properties/noRepeatNgram/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64",schema:64,parentSchema:schema57.properties.noRepeatNgram,data:data12}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate36.errors = [{instancePath:instancePath+"/noRepeatNgram",schemaPath:"#/properties/noRepeatNgram/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema57.properties.noRepeatNgram,data:data12}];
return false;
}
}
}
}
var valid5 = _errs39 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.seed !== undefined){
let data13 = data.seed;
const _errs41 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate36.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema57.properties.seed.type,parentSchema:schema57.properties.seed,data:data13}];
return false;
}
if(errors === _errs41){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 4294967295 || isNaN(data13)){
validate36.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema57.properties.seed,data:data13}];
return false;
}
else {
if(data13 < 0 || isNaN(data13)){
validate36.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema57.properties.seed,data:data13}];
return false;
}
}
}
}
var valid5 = _errs41 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.stop !== undefined){
let data14 = data.stop;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data14)){
if(data14.length > 8){
validate36.errors = [{instancePath:instancePath+"/stop",schemaPath:"#/properties/stop/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items",schema:8,parentSchema:schema57.properties.stop,data:data14}];
return false;
}
else {
var valid6 = true;
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
const _errs45 = errors;
if(errors === _errs45){
if(typeof data15 === "string"){
if(func3(data15) > 256){
validate36.errors = [{instancePath:instancePath+"/stop/" + i0,schemaPath:"#/properties/stop/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema57.properties.stop.items,data:data15}];
return false;
}
else {
if(func3(data15) < 1){
validate36.errors = [{instancePath:instancePath+"/stop/" + i0,schemaPath:"#/properties/stop/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema57.properties.stop.items,data:data15}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/stop/" + i0,schemaPath:"#/properties/stop/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.stop.items.type,parentSchema:schema57.properties.stop.items,data:data15}];
return false;
}
}
var valid6 = _errs45 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/stop",schemaPath:"#/properties/stop/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema57.properties.stop.type,parentSchema:schema57.properties.stop,data:data14}];
return false;
}
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.validPython !== undefined){
let data16 = data.validPython;
const _errs47 = errors;
if(typeof data16 !== "boolean"){
validate36.errors = [{instancePath:instancePath+"/validPython",schemaPath:"#/properties/validPython/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema57.properties.validPython.type,parentSchema:schema57.properties.validPython,data:data16}];
return false;
}
var valid5 = _errs47 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.distinct !== undefined){
let data17 = data.distinct;
const _errs49 = errors;
if(typeof data17 !== "boolean"){
validate36.errors = [{instancePath:instancePath+"/distinct",schemaPath:"#/properties/distinct/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema57.properties.distinct.type,parentSchema:schema57.properties.distinct,data:data17}];
return false;
}
var valid5 = _errs49 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.stream !== undefined){
let data18 = data.stream;
const _errs51 = errors;
if(typeof data18 !== "boolean"){
validate36.errors = [{instancePath:instancePath+"/stream",schemaPath:"#/properties/stream/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema57.properties.stream.type,parentSchema:schema57.properties.stream,data:data18}];
return false;
}
var valid5 = _errs51 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data.timeoutMs !== undefined){
let data19 = data.timeoutMs;
const _errs53 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate36.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema57.properties.timeoutMs.type,parentSchema:schema57.properties.timeoutMs,data:data19}];
return false;
}
if(errors === _errs53){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 600000 || isNaN(data19)){
validate36.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema57.properties.timeoutMs,data:data19}];
return false;
}
else {
if(data19 < 1 || isNaN(data19)){
validate36.errors = [{instancePath:instancePath+"/timeoutMs",schemaPath:"#/properties/timeoutMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema57.properties.timeoutMs,data:data19}];
return false;
}
}
}
}
var valid5 = _errs53 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema57.type,parentSchema:schema57,data}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateInfillResponse = validate26;
const schema38 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"infill-response.schema.json","title":"InfillResponse","description":"Answer of POST /v1/infill with `stream: false`.","type":"object","required":["id","model","candidates","ranking","usage","timings","seed","context"],"additionalProperties":false,"properties":{"id":{"description":"Id of the request, also in the X-Request-Id header.","type":"string"},"model":{"type":"string"},"candidates":{"description":"In the order of their indexes.","type":"array","items":{"$ref":"#/$defs/Candidate"}},"ranking":{"description":"Candidate indexes, best first.","type":"array","items":{"type":"integer","minimum":0}},"usage":{"$ref":"#/$defs/Usage"},"timings":{"$ref":"#/$defs/Timings"},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"context":{"$ref":"#/$defs/Context"}},"$defs":{"FinishReason":{"description":"`stop`: the model ended or met a stop string; `length`: maxTokens; `timeout`: the deadline; `cancelled`: someone cancelled.","enum":["stop","length","timeout","cancelled"]},"Candidate":{"description":"One complete filling.","type":"object","required":["index","text","finishReason","tokens","logprob"],"additionalProperties":false,"properties":{"index":{"type":"integer","minimum":0},"text":{"type":"string"},"finishReason":{"$ref":"#/$defs/FinishReason"},"tokens":{"description":"Tokens written.","type":"integer","minimum":0},"logprob":{"description":"Sum of the tokens' log probabilities.","type":"number"},"redraws":{"$ref":"#/$defs/Redraws"},"duplicateOf":{"$ref":"#/$defs/DuplicateOf"}}},"Redraws":{"description":"How often it was drawn anew, because its text was that of another candidate (`distinct`). Absent: 0. Ordered by this, then by index, the texts are sampled without replacement.","type":"integer","minimum":1},"DuplicateOf":{"description":"Index of the candidate with the same text: `distinct` was asked for, and nothing else was found. Such candidates are ranked last.","type":"integer","minimum":0},"Usage":{"description":"Token counts of the request.","type":"object","required":["inputTokens","outputTokens","cached"],"additionalProperties":false,"properties":{"inputTokens":{"type":"integer","minimum":0},"outputTokens":{"description":"Over all candidates.","type":"integer","minimum":0},"cached":{"description":"true: the encoder's work was already there.","type":"boolean"}}},"Timings":{"description":"Milliseconds.","type":"object","required":["queueMs","encodeMs","firstTokenMs","totalMs"],"additionalProperties":false,"properties":{"queueMs":{"description":"Waited for a free slot.","type":"number","minimum":0},"encodeMs":{"description":"Encoder, 0 when cached.","type":"number","minimum":0},"firstTokenMs":{"description":"From arrival to the first token.","type":"number","minimum":0},"totalMs":{"description":"From arrival to the last event.","type":"number","minimum":0}}},"Context":{"description":"What the model saw of the document.","type":"object","required":["tokens","cells","cellsLeftOut"],"additionalProperties":false,"properties":{"tokens":{"type":"integer","minimum":0},"cells":{"description":"Cells in the window.","type":"integer","minimum":0},"cellsLeftOut":{"description":"Cells that did not fit.","type":"integer","minimum":0},"similar":{"description":"Statements of the solved exercises from the model's memory that it read first, most similar first.","type":"array","items":{"type":"string"}}}}}};
const schema39 = {"description":"One complete filling.","type":"object","required":["index","text","finishReason","tokens","logprob"],"additionalProperties":false,"properties":{"index":{"type":"integer","minimum":0},"text":{"type":"string"},"finishReason":{"$ref":"#/$defs/FinishReason"},"tokens":{"description":"Tokens written.","type":"integer","minimum":0},"logprob":{"description":"Sum of the tokens' log probabilities.","type":"number"},"redraws":{"$ref":"#/$defs/Redraws"},"duplicateOf":{"$ref":"#/$defs/DuplicateOf"}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.index === undefined) && (missing0 = "index")) || ((data.text === undefined) && (missing0 = "text"))) || ((data.finishReason === undefined) && (missing0 = "finishReason"))) || ((data.tokens === undefined) && (missing0 = "tokens"))) || ((data.logprob === undefined) && (missing0 = "logprob"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema39.required,parentSchema:schema39,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "index") || (key0 === "text")) || (key0 === "finishReason")) || (key0 === "tokens")) || (key0 === "logprob")) || (key0 === "redraws")) || (key0 === "duplicateOf"))){
validate27.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema39,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.index !== undefined){
let data0 = data.index;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate27.errors = [{instancePath:instancePath+"/index",schemaPath:"#/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.index.type,parentSchema:schema39.properties.index,data:data0}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
validate27.errors = [{instancePath:instancePath+"/index",schemaPath:"#/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.index,data:data0}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.text !== undefined){
let data1 = data.text;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate27.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.text.type,parentSchema:schema39.properties.text,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finishReason !== undefined){
let data2 = data.finishReason;
const _errs6 = errors;
if(!((((data2 === "stop") || (data2 === "length")) || (data2 === "timeout")) || (data2 === "cancelled"))){
validate27.errors = [{instancePath:instancePath+"/finishReason",schemaPath:"#/$defs/FinishReason/enum",keyword:"enum",params:{allowedValues: schema40.enum},message:"must be equal to one of the allowed values",schema:schema40.enum,parentSchema:schema40,data:data2}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokens !== undefined){
let data3 = data.tokens;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate27.errors = [{instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.tokens.type,parentSchema:schema39.properties.tokens,data:data3}];
return false;
}
if(errors === _errs8){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate27.errors = [{instancePath:instancePath+"/tokens",schemaPath:"#/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema39.properties.tokens,data:data3}];
return false;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.logprob !== undefined){
let data4 = data.logprob;
const _errs10 = errors;
if(!((typeof data4 == "number") && (isFinite(data4)))){
validate27.errors = [{instancePath:instancePath+"/logprob",schemaPath:"#/properties/logprob/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.logprob.type,parentSchema:schema39.properties.logprob,data:data4}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redraws !== undefined){
let data5 = data.redraws;
const _errs12 = errors;
const _errs13 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate27.errors = [{instancePath:instancePath+"/redraws",schemaPath:"#/$defs/Redraws/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.type,parentSchema:schema41,data:data5}];
return false;
}
if(errors === _errs13){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate27.errors = [{instancePath:instancePath+"/redraws",schemaPath:"#/$defs/Redraws/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema41,data:data5}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duplicateOf !== undefined){
let data6 = data.duplicateOf;
const _errs15 = errors;
const _errs16 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate27.errors = [{instancePath:instancePath+"/duplicateOf",schemaPath:"#/$defs/DuplicateOf/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema42.type,parentSchema:schema42,data:data6}];
return false;
}
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate27.errors = [{instancePath:instancePath+"/duplicateOf",schemaPath:"#/$defs/DuplicateOf/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema42,data:data6}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="infill-response.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.id === undefined) && (missing0 = "id")) || ((data.model === undefined) && (missing0 = "model"))) || ((data.candidates === undefined) && (missing0 = "candidates"))) || ((data.ranking === undefined) && (missing0 = "ranking"))) || ((data.usage === undefined) && (missing0 = "usage"))) || ((data.timings === undefined) && (missing0 = "timings"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.context === undefined) && (missing0 = "context"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema38.required,parentSchema:schema38,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "model")) || (key0 === "candidates")) || (key0 === "ranking")) || (key0 === "usage")) || (key0 === "timings")) || (key0 === "seed")) || (key0 === "context"))){
validate26.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.id.type,parentSchema:schema38.properties.id,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.model !== undefined){
let data1 = data.model;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate26.errors = [{instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.model.type,parentSchema:schema38.properties.model,data:data1}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.candidates !== undefined){
let data2 = data.candidates;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate27(data2[i0], {instancePath:instancePath+"/candidates/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/candidates",schemaPath:"#/properties/candidates/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.properties.candidates.type,parentSchema:schema38.properties.candidates,data:data2}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ranking !== undefined){
let data4 = data.ranking;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate26.errors = [{instancePath:instancePath+"/ranking/" + i1,schemaPath:"#/properties/ranking/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.ranking.items.type,parentSchema:schema38.properties.ranking.items,data:data5}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate26.errors = [{instancePath:instancePath+"/ranking/" + i1,schemaPath:"#/properties/ranking/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.ranking.items,data:data5}];
return false;
}
}
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/ranking",schemaPath:"#/properties/ranking/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.properties.ranking.type,parentSchema:schema38.properties.ranking,data:data4}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.usage !== undefined){
let data6 = data.usage;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((((data6.inputTokens === undefined) && (missing1 = "inputTokens")) || ((data6.outputTokens === undefined) && (missing1 = "outputTokens"))) || ((data6.cached === undefined) && (missing1 = "cached"))){
validate26.errors = [{instancePath:instancePath+"/usage",schemaPath:"#/$defs/Usage/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema43.required,parentSchema:schema43,data:data6}];
return false;
}
else {
const _errs16 = errors;
for(const key1 in data6){
if(!(((key1 === "inputTokens") || (key1 === "outputTokens")) || (key1 === "cached"))){
validate26.errors = [{instancePath:instancePath+"/usage",schemaPath:"#/$defs/Usage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data:data6}];
return false;
break;
}
}
if(_errs16 === errors){
if(data6.inputTokens !== undefined){
let data7 = data6.inputTokens;
const _errs17 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate26.errors = [{instancePath:instancePath+"/usage/inputTokens",schemaPath:"#/$defs/Usage/properties/inputTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.inputTokens.type,parentSchema:schema43.properties.inputTokens,data:data7}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate26.errors = [{instancePath:instancePath+"/usage/inputTokens",schemaPath:"#/$defs/Usage/properties/inputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.inputTokens,data:data7}];
return false;
}
}
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.outputTokens !== undefined){
let data8 = data6.outputTokens;
const _errs19 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate26.errors = [{instancePath:instancePath+"/usage/outputTokens",schemaPath:"#/$defs/Usage/properties/outputTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.outputTokens.type,parentSchema:schema43.properties.outputTokens,data:data8}];
return false;
}
if(errors === _errs19){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate26.errors = [{instancePath:instancePath+"/usage/outputTokens",schemaPath:"#/$defs/Usage/properties/outputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema43.properties.outputTokens,data:data8}];
return false;
}
}
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.cached !== undefined){
let data9 = data6.cached;
const _errs21 = errors;
if(typeof data9 !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/usage/cached",schemaPath:"#/$defs/Usage/properties/cached/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema43.properties.cached.type,parentSchema:schema43.properties.cached,data:data9}];
return false;
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/usage",schemaPath:"#/$defs/Usage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data:data6}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timings !== undefined){
let data10 = data.timings;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((((data10.queueMs === undefined) && (missing2 = "queueMs")) || ((data10.encodeMs === undefined) && (missing2 = "encodeMs"))) || ((data10.firstTokenMs === undefined) && (missing2 = "firstTokenMs"))) || ((data10.totalMs === undefined) && (missing2 = "totalMs"))){
validate26.errors = [{instancePath:instancePath+"/timings",schemaPath:"#/$defs/Timings/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema44.required,parentSchema:schema44,data:data10}];
return false;
}
else {
const _errs26 = errors;
for(const key2 in data10){
if(!((((key2 === "queueMs") || (key2 === "encodeMs")) || (key2 === "firstTokenMs")) || (key2 === "totalMs"))){
validate26.errors = [{instancePath:instancePath+"/timings",schemaPath:"#/$defs/Timings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data:data10}];
return false;
break;
}
}
if(_errs26 === errors){
if(data10.queueMs !== undefined){
let data11 = data10.queueMs;
const _errs27 = errors;
if(errors === _errs27){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
validate26.errors = [{instancePath:instancePath+"/timings/queueMs",schemaPath:"#/$defs/Timings/properties/queueMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.queueMs,data:data11}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/timings/queueMs",schemaPath:"#/$defs/Timings/properties/queueMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.queueMs.type,parentSchema:schema44.properties.queueMs,data:data11}];
return false;
}
}
var valid6 = _errs27 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.encodeMs !== undefined){
let data12 = data10.encodeMs;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
validate26.errors = [{instancePath:instancePath+"/timings/encodeMs",schemaPath:"#/$defs/Timings/properties/encodeMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.encodeMs,data:data12}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/timings/encodeMs",schemaPath:"#/$defs/Timings/properties/encodeMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.encodeMs.type,parentSchema:schema44.properties.encodeMs,data:data12}];
return false;
}
}
var valid6 = _errs29 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.firstTokenMs !== undefined){
let data13 = data10.firstTokenMs;
const _errs31 = errors;
if(errors === _errs31){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
validate26.errors = [{instancePath:instancePath+"/timings/firstTokenMs",schemaPath:"#/$defs/Timings/properties/firstTokenMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.firstTokenMs,data:data13}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/timings/firstTokenMs",schemaPath:"#/$defs/Timings/properties/firstTokenMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.firstTokenMs.type,parentSchema:schema44.properties.firstTokenMs,data:data13}];
return false;
}
}
var valid6 = _errs31 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.totalMs !== undefined){
let data14 = data10.totalMs;
const _errs33 = errors;
if(errors === _errs33){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
validate26.errors = [{instancePath:instancePath+"/timings/totalMs",schemaPath:"#/$defs/Timings/properties/totalMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.totalMs,data:data14}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/timings/totalMs",schemaPath:"#/$defs/Timings/properties/totalMs/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.totalMs.type,parentSchema:schema44.properties.totalMs,data:data14}];
return false;
}
}
var valid6 = _errs33 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/timings",schemaPath:"#/$defs/Timings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data:data10}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
let data15 = data.seed;
const _errs35 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate26.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.seed.type,parentSchema:schema38.properties.seed,data:data15}];
return false;
}
if(errors === _errs35){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 4294967295 || isNaN(data15)){
validate26.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema38.properties.seed,data:data15}];
return false;
}
else {
if(data15 < 0 || isNaN(data15)){
validate26.errors = [{instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.seed,data:data15}];
return false;
}
}
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.context !== undefined){
let data16 = data.context;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing3;
if((((data16.tokens === undefined) && (missing3 = "tokens")) || ((data16.cells === undefined) && (missing3 = "cells"))) || ((data16.cellsLeftOut === undefined) && (missing3 = "cellsLeftOut"))){
validate26.errors = [{instancePath:instancePath+"/context",schemaPath:"#/$defs/Context/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema45.required,parentSchema:schema45,data:data16}];
return false;
}
else {
const _errs40 = errors;
for(const key3 in data16){
if(!((((key3 === "tokens") || (key3 === "cells")) || (key3 === "cellsLeftOut")) || (key3 === "similar"))){
validate26.errors = [{instancePath:instancePath+"/context",schemaPath:"#/$defs/Context/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema45,data:data16}];
return false;
break;
}
}
if(_errs40 === errors){
if(data16.tokens !== undefined){
let data17 = data16.tokens;
const _errs41 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate26.errors = [{instancePath:instancePath+"/context/tokens",schemaPath:"#/$defs/Context/properties/tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.tokens.type,parentSchema:schema45.properties.tokens,data:data17}];
return false;
}
if(errors === _errs41){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
validate26.errors = [{instancePath:instancePath+"/context/tokens",schemaPath:"#/$defs/Context/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.tokens,data:data17}];
return false;
}
}
}
var valid8 = _errs41 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.cells !== undefined){
let data18 = data16.cells;
const _errs43 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate26.errors = [{instancePath:instancePath+"/context/cells",schemaPath:"#/$defs/Context/properties/cells/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.cells.type,parentSchema:schema45.properties.cells,data:data18}];
return false;
}
if(errors === _errs43){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
validate26.errors = [{instancePath:instancePath+"/context/cells",schemaPath:"#/$defs/Context/properties/cells/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.cells,data:data18}];
return false;
}
}
}
var valid8 = _errs43 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.cellsLeftOut !== undefined){
let data19 = data16.cellsLeftOut;
const _errs45 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate26.errors = [{instancePath:instancePath+"/context/cellsLeftOut",schemaPath:"#/$defs/Context/properties/cellsLeftOut/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.cellsLeftOut.type,parentSchema:schema45.properties.cellsLeftOut,data:data19}];
return false;
}
if(errors === _errs45){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
validate26.errors = [{instancePath:instancePath+"/context/cellsLeftOut",schemaPath:"#/$defs/Context/properties/cellsLeftOut/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema45.properties.cellsLeftOut,data:data19}];
return false;
}
}
}
var valid8 = _errs45 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.similar !== undefined){
let data20 = data16.similar;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data20)){
var valid9 = true;
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
let data21 = data20[i2];
const _errs49 = errors;
if(typeof data21 !== "string"){
validate26.errors = [{instancePath:instancePath+"/context/similar/" + i2,schemaPath:"#/$defs/Context/properties/similar/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.similar.items.type,parentSchema:schema45.properties.similar.items,data:data21}];
return false;
}
var valid9 = _errs49 === errors;
if(!valid9){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/context/similar",schemaPath:"#/$defs/Context/properties/similar/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema45.properties.similar.type,parentSchema:schema45.properties.similar,data:data20}];
return false;
}
}
var valid8 = _errs47 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/context",schemaPath:"#/$defs/Context/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data:data16}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateMaskedDocument = validate37;

export const validateModelList = validate41;
const schema63 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"models.schema.json","title":"ModelList","description":"Answer of GET /v1/models. `object` and `data` are what OpenAI clients read; `models` says more.","type":"object","required":["object","data","models"],"additionalProperties":false,"properties":{"object":{"const":"list"},"data":{"type":"array","items":{"type":"object","required":["id","object","created","owned_by"],"additionalProperties":false,"properties":{"id":{"type":"string"},"object":{"const":"model"},"created":{"description":"Unix time when the model was loaded, seconds.","type":"integer","minimum":0},"owned_by":{"type":"string"}}}},"models":{"type":"array","items":{"$ref":"#/$defs/ModelInfo"}}},"$defs":{"ModelInfo":{"description":"A model that this server serves.","type":"object","required":["name","default","state","contextTokens","maxTokens","precision","executionProvider","otherProviders","formatVersion","sizeBytes","sha256"],"additionalProperties":false,"properties":{"name":{"type":"string"},"default":{"description":"Used when a request names no model.","type":"boolean"},"state":{"description":"`ready`: a process decodes; `loading`: one is starting; `unavailable`: none is, requests are refused.","enum":["ready","loading","unavailable"]},"contextTokens":{"description":"Most tokens the encoder reads.","type":"integer","minimum":1},"maxTokens":{"description":"Most tokens one candidate can have.","type":"integer","minimum":1},"precision":{"type":"string"},"executionProvider":{"type":"string"},"otherProviders":{"description":"Providers that are not in use, and why.","type":"array","items":{"type":"object","required":["name","reason"],"additionalProperties":false,"properties":{"name":{"type":"string"},"reason":{"type":"string"}}}},"formatVersion":{"type":"integer","minimum":1},"sizeBytes":{"description":"Size of the model's files.","type":"integer","minimum":0},"sha256":{"type":"string"}}}}};
const schema64 = {"description":"A model that this server serves.","type":"object","required":["name","default","state","contextTokens","maxTokens","precision","executionProvider","otherProviders","formatVersion","sizeBytes","sha256"],"additionalProperties":false,"properties":{"name":{"type":"string"},"default":{"description":"Used when a request names no model.","type":"boolean"},"state":{"description":"`ready`: a process decodes; `loading`: one is starting; `unavailable`: none is, requests are refused.","enum":["ready","loading","unavailable"]},"contextTokens":{"description":"Most tokens the encoder reads.","type":"integer","minimum":1},"maxTokens":{"description":"Most tokens one candidate can have.","type":"integer","minimum":1},"precision":{"type":"string"},"executionProvider":{"type":"string"},"otherProviders":{"description":"Providers that are not in use, and why.","type":"array","items":{"type":"object","required":["name","reason"],"additionalProperties":false,"properties":{"name":{"type":"string"},"reason":{"type":"string"}}}},"formatVersion":{"type":"integer","minimum":1},"sizeBytes":{"description":"Size of the model's files.","type":"integer","minimum":0},"sha256":{"type":"string"}}};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="models.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.object === undefined) && (missing0 = "object")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.models === undefined) && (missing0 = "models"))){
validate41.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'",schema:schema63.required,parentSchema:schema63,data}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "object") || (key0 === "data")) || (key0 === "models"))){
validate41.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema63,data}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.object !== undefined){
let data0 = data.object;
const _errs2 = errors;
if("list" !== data0){
validate41.errors = [{instancePath:instancePath+"/object",schemaPath:"#/properties/object/const",keyword:"const",params:{allowedValue: "list"},message:"must be equal to constant",schema:"list",parentSchema:schema63.properties.object,data:data0}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data1 = data.data;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((data2.id === undefined) && (missing1 = "id")) || ((data2.object === undefined) && (missing1 = "object"))) || ((data2.created === undefined) && (missing1 = "created"))) || ((data2.owned_by === undefined) && (missing1 = "owned_by"))){
validate41.errors = [{instancePath:instancePath+"/data/" + i0,schemaPath:"#/properties/data/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'",schema:schema63.properties.data.items.required,parentSchema:schema63.properties.data.items,data:data2}];
return false;
}
else {
const _errs7 = errors;
for(const key1 in data2){
if(!((((key1 === "id") || (key1 === "object")) || (key1 === "created")) || (key1 === "owned_by"))){
validate41.errors = [{instancePath:instancePath+"/data/" + i0,schemaPath:"#/properties/data/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema63.properties.data.items,data:data2}];
return false;
break;
}
}
if(_errs7 === errors){
if(data2.id !== undefined){
let data3 = data2.id;
const _errs8 = errors;
if(typeof data3 !== "string"){
validate41.errors = [{instancePath:instancePath+"/data/" + i0+"/id",schemaPath:"#/properties/data/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.data.items.properties.id.type,parentSchema:schema63.properties.data.items.properties.id,data:data3}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.object !== undefined){
let data4 = data2.object;
const _errs10 = errors;
if("model" !== data4){
validate41.errors = [{instancePath:instancePath+"/data/" + i0+"/object",schemaPath:"#/properties/data/items/properties/object/const",keyword:"const",params:{allowedValue: "model"},message:"must be equal to constant",schema:"model",parentSchema:schema63.properties.data.items.properties.object,data:data4}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.created !== undefined){
let data5 = data2.created;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate41.errors = [{instancePath:instancePath+"/data/" + i0+"/created",schemaPath:"#/properties/data/items/properties/created/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema63.properties.data.items.properties.created.type,parentSchema:schema63.properties.data.items.properties.created,data:data5}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate41.errors = [{instancePath:instancePath+"/data/" + i0+"/created",schemaPath:"#/properties/data/items/properties/created/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema63.properties.data.items.properties.created,data:data5}];
return false;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.owned_by !== undefined){
let data6 = data2.owned_by;
const _errs13 = errors;
if(typeof data6 !== "string"){
validate41.errors = [{instancePath:instancePath+"/data/" + i0+"/owned_by",schemaPath:"#/properties/data/items/properties/owned_by/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema63.properties.data.items.properties.owned_by.type,parentSchema:schema63.properties.data.items.properties.owned_by,data:data6}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/data/" + i0,schemaPath:"#/properties/data/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.properties.data.items.type,parentSchema:schema63.properties.data.items,data:data2}];
return false;
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema63.properties.data.type,parentSchema:schema63.properties.data,data:data1}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.models !== undefined){
let data7 = data.models;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data7)){
var valid3 = true;
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((((((((((data8.name === undefined) && (missing2 = "name")) || ((data8.default === undefined) && (missing2 = "default"))) || ((data8.state === undefined) && (missing2 = "state"))) || ((data8.contextTokens === undefined) && (missing2 = "contextTokens"))) || ((data8.maxTokens === undefined) && (missing2 = "maxTokens"))) || ((data8.precision === undefined) && (missing2 = "precision"))) || ((data8.executionProvider === undefined) && (missing2 = "executionProvider"))) || ((data8.otherProviders === undefined) && (missing2 = "otherProviders"))) || ((data8.formatVersion === undefined) && (missing2 = "formatVersion"))) || ((data8.sizeBytes === undefined) && (missing2 = "sizeBytes"))) || ((data8.sha256 === undefined) && (missing2 = "sha256"))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1,schemaPath:"#/$defs/ModelInfo/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'",schema:schema64.required,parentSchema:schema64,data:data8}];
return false;
}
else {
const _errs20 = errors;
for(const key2 in data8){
if(!(func1.call(schema64.properties, key2))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1,schemaPath:"#/$defs/ModelInfo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema64,data:data8}];
return false;
break;
}
}
if(_errs20 === errors){
if(data8.name !== undefined){
let data9 = data8.name;
const _errs21 = errors;
if(typeof data9 !== "string"){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/name",schemaPath:"#/$defs/ModelInfo/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.name.type,parentSchema:schema64.properties.name,data:data9}];
return false;
}
var valid5 = _errs21 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.default !== undefined){
let data10 = data8.default;
const _errs23 = errors;
if(typeof data10 !== "boolean"){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/default",schemaPath:"#/$defs/ModelInfo/properties/default/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema64.properties.default.type,parentSchema:schema64.properties.default,data:data10}];
return false;
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.state !== undefined){
let data11 = data8.state;
const _errs25 = errors;
if(!(((data11 === "ready") || (data11 === "loading")) || (data11 === "unavailable"))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/state",schemaPath:"#/$defs/ModelInfo/properties/state/enum",keyword:"enum",params:{allowedValues: schema64.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema64.properties.state.enum,parentSchema:schema64.properties.state,data:data11}];
return false;
}
var valid5 = _errs25 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.contextTokens !== undefined){
let data12 = data8.contextTokens;
const _errs26 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/contextTokens",schemaPath:"#/$defs/ModelInfo/properties/contextTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema64.properties.contextTokens.type,parentSchema:schema64.properties.contextTokens,data:data12}];
return false;
}
if(errors === _errs26){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 1 || isNaN(data12)){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/contextTokens",schemaPath:"#/$defs/ModelInfo/properties/contextTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema64.properties.contextTokens,data:data12}];
return false;
}
}
}
var valid5 = _errs26 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.maxTokens !== undefined){
let data13 = data8.maxTokens;
const _errs28 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/maxTokens",schemaPath:"#/$defs/ModelInfo/properties/maxTokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema64.properties.maxTokens.type,parentSchema:schema64.properties.maxTokens,data:data13}];
return false;
}
if(errors === _errs28){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/maxTokens",schemaPath:"#/$defs/ModelInfo/properties/maxTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema64.properties.maxTokens,data:data13}];
return false;
}
}
}
var valid5 = _errs28 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.precision !== undefined){
let data14 = data8.precision;
const _errs30 = errors;
if(typeof data14 !== "string"){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/precision",schemaPath:"#/$defs/ModelInfo/properties/precision/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.precision.type,parentSchema:schema64.properties.precision,data:data14}];
return false;
}
var valid5 = _errs30 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.executionProvider !== undefined){
let data15 = data8.executionProvider;
const _errs32 = errors;
if(typeof data15 !== "string"){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/executionProvider",schemaPath:"#/$defs/ModelInfo/properties/executionProvider/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.executionProvider.type,parentSchema:schema64.properties.executionProvider,data:data15}];
return false;
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.otherProviders !== undefined){
let data16 = data8.otherProviders;
const _errs34 = errors;
if(errors === _errs34){
if(Array.isArray(data16)){
var valid6 = true;
const len2 = data16.length;
for(let i2=0; i2<len2; i2++){
let data17 = data16[i2];
const _errs36 = errors;
if(errors === _errs36){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing3;
if(((data17.name === undefined) && (missing3 = "name")) || ((data17.reason === undefined) && (missing3 = "reason"))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/otherProviders/" + i2,schemaPath:"#/$defs/ModelInfo/properties/otherProviders/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'",schema:schema64.properties.otherProviders.items.required,parentSchema:schema64.properties.otherProviders.items,data:data17}];
return false;
}
else {
const _errs38 = errors;
for(const key3 in data17){
if(!((key3 === "name") || (key3 === "reason"))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/otherProviders/" + i2,schemaPath:"#/$defs/ModelInfo/properties/otherProviders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.otherProviders.items,data:data17}];
return false;
break;
}
}
if(_errs38 === errors){
if(data17.name !== undefined){
let data18 = data17.name;
const _errs39 = errors;
if(typeof data18 !== "string"){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/otherProviders/" + i2+"/name",schemaPath:"#/$defs/ModelInfo/properties/otherProviders/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.otherProviders.items.properties.name.type,parentSchema:schema64.properties.otherProviders.items.properties.name,data:data18}];
return false;
}
var valid7 = _errs39 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data17.reason !== undefined){
let data19 = data17.reason;
const _errs41 = errors;
if(typeof data19 !== "string"){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/otherProviders/" + i2+"/reason",schemaPath:"#/$defs/ModelInfo/properties/otherProviders/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.otherProviders.items.properties.reason.type,parentSchema:schema64.properties.otherProviders.items.properties.reason,data:data19}];
return false;
}
var valid7 = _errs41 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/otherProviders/" + i2,schemaPath:"#/$defs/ModelInfo/properties/otherProviders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.otherProviders.items.type,parentSchema:schema64.properties.otherProviders.items,data:data17}];
return false;
}
}
var valid6 = _errs36 === errors;
if(!valid6){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/otherProviders",schemaPath:"#/$defs/ModelInfo/properties/otherProviders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema64.properties.otherProviders.type,parentSchema:schema64.properties.otherProviders,data:data16}];
return false;
}
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.formatVersion !== undefined){
let data20 = data8.formatVersion;
const _errs43 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/formatVersion",schemaPath:"#/$defs/ModelInfo/properties/formatVersion/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema64.properties.formatVersion.type,parentSchema:schema64.properties.formatVersion,data:data20}];
return false;
}
if(errors === _errs43){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 1 || isNaN(data20)){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/formatVersion",schemaPath:"#/$defs/ModelInfo/properties/formatVersion/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema64.properties.formatVersion,data:data20}];
return false;
}
}
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.sizeBytes !== undefined){
let data21 = data8.sizeBytes;
const _errs45 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/sizeBytes",schemaPath:"#/$defs/ModelInfo/properties/sizeBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema64.properties.sizeBytes.type,parentSchema:schema64.properties.sizeBytes,data:data21}];
return false;
}
if(errors === _errs45){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/sizeBytes",schemaPath:"#/$defs/ModelInfo/properties/sizeBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema64.properties.sizeBytes,data:data21}];
return false;
}
}
}
var valid5 = _errs45 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.sha256 !== undefined){
let data22 = data8.sha256;
const _errs47 = errors;
if(typeof data22 !== "string"){
validate41.errors = [{instancePath:instancePath+"/models/" + i1+"/sha256",schemaPath:"#/$defs/ModelInfo/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.sha256.type,parentSchema:schema64.properties.sha256,data:data22}];
return false;
}
var valid5 = _errs47 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/models/" + i1,schemaPath:"#/$defs/ModelInfo/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.type,parentSchema:schema64,data:data8}];
return false;
}
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema63.properties.models.type,parentSchema:schema63.properties.models,data:data7}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema63.type,parentSchema:schema63,data}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

