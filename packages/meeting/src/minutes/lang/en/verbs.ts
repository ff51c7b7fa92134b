const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Verbs of work that is done elsewhere and later, whatever follows: dealings with others, and what takes its time. */
export const WORK = setOf(`
  email mail phone ping forward notify contact negotiate invite interview recruit hire enrol appoint brief coordinate
  book rebook order reserve rent lease buy purchase procure pay invoice reimburse refund fund cancel renew register
  apply arrange organise organize schedule reschedule postpone prepare draft rewrite translate proofread transcribe
  compile finalise finalize complete finish prototype redesign develop implement build rebuild code refactor
  integrate migrate fix repair debug patch resolve test retest benchmark investigate research analyse analyze review
  audit inspect verify validate estimate calculate recalculate monitor survey chase update upgrade install reinstall
  configure deploy publish post upload circulate distribute dispatch ship deliver send resend submit archive sign
  print reprint scan launch advertise escalate delegate supervise oversee manage handle maintain commission
  subcontract obtain supply borrow report clean tidy pack restore recover reset replace reorganise restructure rework
  redo polish proof train revise trial pilot specify sketch rename consolidate transfer volunteer sort tackle
  automate rewire refine rerecord inquire enquire query call text message onboard offboard unblock`);

/** Verbs that are work with a thing as their object, "add the tests"; with "this one" they are said of what is on the table. */
export const WITH_OBJECT = setOf(`
  add address adjust align amend announce approve assess assign attach attend back block bring change check clarify
  close collect combine compare confirm construct consult convert convince copy correct cover create define delete
  design do document edit establish evaluate examine expand export extend fetch file film find format gather generate
  help host improve include issue label locate lengthen load make map measure merge mount move organise paint plan
  process produce program reach rebuild record reduce rehearse remove request review rework run save sell set share
  shorten solve split store structure study sync tabulate track transfer trim tune weigh wire write`);

/** Verbs that are work on a certain day; without one they are said of the meeting itself and what lies on the table. */
export const WITH_DATE = setOf(`
  begin call come continue cover defend demonstrate describe discuss draw drop enter explain get give go have
  highlight hold introduce join keep leave list look meet mention move name note open close play point present put
  quote raise read recap report save say show skip speak start state stress summarise summarize switch take talk tell
  touch try use work address answer argue respond reply support stop stick press click scroll zoom plug pull push
  hand lead let set provide allow place ensure offer share`);

/** Verbs that are never work, deadline or not. */
export const NEVER = setOf(`
  be see know think say believe hope wish guess bet need want like love hate miss leave arrive stay sleep eat drink
  die turn become admit agree regret remember forget hear feel wait travel fly drive retire understand not never and
  you they this that something anything nothing also kill marry lose win die fall rise grow vanish happen seem sound
  mean matter depend last cost receive the it there then end in on at about of for with from to by being given first
  here now in on at about of for with from to by being given first second here now such rather`);
