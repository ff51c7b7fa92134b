import audit from "./audit";
import common from "./common";
import meeting from "./meeting";
import meetings from "./meetings";
import models from "./models";
import people from "./people";
import problems from "./problems";
import review from "./review";
import runs from "./runs";
import settings from "./settings";
import signIn from "./sign-in";

export default {
  audit,
  common,
  meeting,
  meetings,
  models,
  people,
  problems,
  review,
  runs,
  settings,
  signIn,
};
