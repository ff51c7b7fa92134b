import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { valueAt } from "../defined.ts";
import { randomSource } from "../random.ts";
import { pictureHeight as height, type Position, pictureWidth as width } from "./positions.ts";

/** The light of the room: from the window, upper left. */
export const roomLight = { direction: [-0.5, 0.55, 0.75], fill: 0.3, ambient: 0.36, exposure: 1.04 } as const;

/** What is behind the people: wall, window, screen, plant and their chairs. */
export function paintRoom(positions: readonly Position[], seed: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.filter = "blur(2.5px)";
  paintWall(context);
  paintWindow(context, seed);
  paintScreen(context);
  paintPlant(context, seed);
  context.filter = "blur(1px)";
  for (const position of positions) paintChair(context, position);
  context.filter = "none";
  paintVignette(context);
  return canvas;
}

function vertical(context: SKRSContext2D, top: number, bottom: number, from: string, to: string) {
  const fade = context.createLinearGradient(0, top, 0, bottom);
  fade.addColorStop(0, from);
  fade.addColorStop(1, to);
  return fade;
}

function paintWall(context: SKRSContext2D): void {
  const wall = context.createLinearGradient(0, 0, width, 0);
  wall.addColorStop(0, "#e9e5dd");
  wall.addColorStop(0.45, "#d8d3c9");
  wall.addColorStop(1, "#b9b3a8");
  context.fillStyle = wall;
  context.fillRect(-20, -20, width + 40, height + 40);
  context.fillStyle = vertical(context, -10, 90, "rgba(70,64,58,0.28)", "rgba(70,64,58,0)");
  context.fillRect(-20, -20, width + 40, 120);
  context.fillStyle = "#8c8478";
  context.fillRect(-20, 452, width + 40, 268);
  context.fillStyle = "#f0ece4";
  context.fillRect(-20, 446, width + 40, 8);
}

function paintWindow(context: SKRSContext2D, seed: number): void {
  const random = randomSource(seed * 31 + 5);
  const [left, top, right, bottom] = [70, 34, 470, 300];
  context.fillStyle = "#f6f3ee";
  context.fillRect(left - 12, top - 12, right - left + 24, bottom - top + 24);
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.fillStyle = vertical(context, top, bottom, "#a9cbe6", "#e8f1f6");
  context.fillRect(left, top, right - left, bottom - top);
  for (let house = 0; house < 9; house++) {
    const tall = 40 + random() * 90;
    context.fillStyle = valueAt(["#b7c3cb", "#a4b4bf", "#c4ccd1"], house % 3);
    context.fillRect(left + house * 46 - 10, bottom - tall, 40 + random() * 20, tall);
  }
  context.fillStyle = "#8fae84";
  for (let tree = 0; tree < 8; tree++) {
    context.beginPath();
    context.arc(left + tree * 58 + random() * 20, bottom + 4, 24 + random() * 18, 0, 7);
    context.fill();
  }
  context.restore();
  context.fillStyle = "#f6f3ee";
  context.fillRect((left + right) / 2 - 5, top, 10, bottom - top);
  context.fillRect(left - 22, bottom + 10, right - left + 44, 12);
}

function paintScreen(context: SKRSContext2D): void {
  const [left, top, wide, high] = [690, 48, 330, 196];
  context.fillStyle = "rgba(60,50,40,0.2)";
  context.fillRect(left + 4, top + 8, wide + 8, high + 8);
  context.fillStyle = "#22262b";
  context.fillRect(left - 8, top - 8, wide + 16, high + 16);
  context.fillStyle = "#f4f6f8";
  context.fillRect(left, top, wide, high);
  context.fillStyle = "#33506b";
  context.fillRect(left + 22, top + 20, 170, 14);
  for (const [index, bar] of [52, 78, 64, 98, 118].entries()) {
    context.fillStyle = index === 4 ? "#d9822b" : "#5b8db8";
    context.fillRect(left + 30 + index * 34, top + high - 20 - bar, 22, bar);
  }
  context.fillStyle = "#b8c2cb";
  for (let line = 0; line < 5; line++)
    context.fillRect(left + 222, top + 58 + line * 24, 84 - (line % 3) * 18, 7);
}

function paintPlant(context: SKRSContext2D, seed: number): void {
  const random = randomSource(seed * 17 + 3);
  const [x, y] = [1176, 452];
  for (let leaf = 0; leaf < 26; leaf++) {
    const angle = -Math.PI / 2 + (random() - 0.5) * 2.5;
    const length = 90 + random() * 130;
    context.save();
    context.translate(x, y - 40);
    context.rotate(angle);
    context.fillStyle = valueAt(["#4f7a4a", "#5e8c55", "#3f6840", "#6d9a60"], leaf % 4);
    context.beginPath();
    context.moveTo(0, 0);
    context.quadraticCurveTo(length * 0.5, -20 - random() * 8, length, 0);
    context.quadraticCurveTo(length * 0.5, 18 + random() * 8, 0, 0);
    context.fill();
    context.restore();
  }
  context.fillStyle = "#c9c0b2";
  context.beginPath();
  context.moveTo(x - 50, y - 50);
  context.lineTo(x + 50, y - 50);
  context.lineTo(x + 38, y + 70);
  context.lineTo(x - 38, y + 70);
  context.fill();
}

function paintChair(context: SKRSContext2D, position: Position): void {
  const unit = position.pixelsPerUnit;
  const [wide, top] = [unit * 1.25, position.y + unit * 1.05];
  context.fillStyle = vertical(context, top, top + unit * 3, "#4a4e55", "#2f3238");
  context.beginPath();
  context.roundRect(position.x - wide, top, wide * 2, unit * 3.4, unit * 0.4);
  context.fill();
  context.fillStyle = "rgba(255,255,255,0.06)";
  context.beginPath();
  context.roundRect(position.x - wide * 0.92, top + unit * 0.08, wide * 1.84, unit * 0.25, unit * 0.12);
  context.fill();
}

function paintVignette(context: SKRSContext2D): void {
  const dark = context.createRadialGradient(width / 2, height / 2, 420, width / 2, height / 2, 820);
  dark.addColorStop(0, "rgba(20,14,8,0)");
  dark.addColorStop(1, "rgba(20,14,8,0.30)");
  context.fillStyle = dark;
  context.fillRect(0, 0, width, height);
}
