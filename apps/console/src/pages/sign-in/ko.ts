import type { Translation } from "~/i18n/translation";
import type en from "./en";

export default {
  title: "로그인",
  lead: "여러 모델이 함께, 누가 무엇을 말했는지 기록해요.",
  email: "이메일",
  password: "비밀번호",
  submit: "로그인",
  help: "계정이 없나요? 소유자에게 초대 링크를 요청해 주세요.",
  welcome: {
    title: "합주에 오신 걸 환영해요",
    text: "로그인에 사용할 정보를 정해 주세요. 이 링크는 한 번만 사용할 수 있어요.",
    name: "이름",
    email: "이메일",
    emailNote: "첫 소유자만 입력해요. 초대받았다면 비워 두세요.",
    password: "비밀번호",
    passwordNote: "10자 이상이어야 해요. 문장으로 만들면 외우기 쉽고 추측하기 어려워요.",
    submit: "시작하기",
    doneTitle: "로그인했어요",
    doneText: "다음부터 이메일 {email}, 방금 정한 비밀번호로 로그인하세요.",
    doneAction: "회의 열기",
    noToken: "링크가 완전하지 않아요. 받은 그대로 다시 열어 주세요.",
    toSignIn: "로그인하기",
  },
} satisfies Translation<typeof en>;
