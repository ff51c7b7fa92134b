export { SMALLEST_FACE_PIXELS } from "./face-enroller.ts";
export { modelEnrollers } from "./model-enrollers.ts";
export { type Enrolment, openEnrolment } from "./open-enrolment.ts";
