// The pipeline board.
//
// Drag a card, or focus it and press `m`, choose with the arrows and Enter; `z` undoes the last
// change. Both ways post the same address. Whatever comes back, the card is then asked for anew and
// put where the server says it stands, so a board that somebody else has changed repairs itself.
import "./board/hands.js";
import "./board/live.js";
import "./board/menu.js";
