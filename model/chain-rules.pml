/*
 * The rules of a case's chain, beside a server that lies (decision 42). Two houses: the carrier, where Amara and her colleagues
 * work, and a clinic that reads by an agreement; the person's card; one worker who is dismissed; one agreement that ends by its
 * day; one withdrawal; one frozen card; one rollback, shown to a browser of Amara's that remembers nothing.
 *
 * The server holds every line that was ever signed, as a tree (each names the one before by its hash). At each look it shows a
 * reader any of its branches as far as it likes (drops, delays, reorders, replays, forks), and of the carrier's log as much as it
 * likes. The dismissed worker, the thief of the card and the clinic sign whatever they like, whenever, on any branch.
 *
 * RULES 1 are those of the first release, RULES 2 those of this one. The claim, asserted whenever an honest browser wraps a new key
 * in the background: whoever gets it was let in by somebody who was entitled when they said so, or whose end this reader cannot
 * know of (of two freezes on two branches that a server keeps apart, a reader knows the one that they were shown); and nobody gets
 * it whom a withdrawal that this reader has seen shut out.
 */
#ifndef RULES
#define RULES 2
#endif
/* How many lines there can be beside the first two (the case is opened, the clinic is given a part). */
#ifndef LINES
#define LINES 4
#endif
#define ALL (LINES + 2)
/* Which of them are tried, as a sum: 1 the dismissed worker, 2 the stolen card, 4 the clinic, 8 the rollback. */
#ifndef TRIED
#define TRIED 15
#endif
#define NONE 255

/* What a line says. GHOST lets in a circle that nobody wants there; RENEW gives the clinic another agreement. */
#define OPEN 0
#define CLINIC 1
#define RENEW 2
#define GHOST 3
#define WITHDRAW 4
#define FREEZE 5
#define ROTATE 6
#define STRIKE 7

/* Who signed it. */
#define STAFF 0   /* an honest colleague of the carrier */
#define WORKER 1  /* who is dismissed */
#define CARD 2    /* the card, in a thief's hands */
#define DOCTOR 3  /* the clinic */

byte size = 2;
byte parent[ALL];
byte says[ALL];
byte by[ALL];
/* How far the carrier's log had gone by the line's own word: 0 before the dismissal, 1 after it. */
bit named[ALL];
/* For the claim alone, no reader sees it: whether whoever signed it was entitled when they did. */
bit entitled[ALL];
/* For the claim alone: which freezes had been signed when it was, on whichever branch. */
byte since[ALL];
/* Of a line of the carrier's staff: which earlier lines it does not vouch for. */
byte over[ALL];

bit dismissed;   /* the dismissal stands in the carrier's log */
byte spoken;     /* what the worker had said by then: signed with the dismissal, one bit for each line */
bit ended;       /* the clinic's agreement is over by its day: everybody has a calendar */
byte frozen;     /* the lines, on any branch, by which somebody honest has said that the card is frozen */
bit acted[4];    /* who has used their one dishonest line */

/* Browsers: Amara's first, a colleague's, and from some moment on a fresh one of Amara's. */
#define READERS 3
#define FRESH 2
byte pin[READERS];      /* the last line of what it has seen; NONE where it remembers nothing */
bit knows[READERS];     /* whether it has seen the dismissal */
bit shut[READERS];      /* whether it has seen that the clinic was shut out */
byte sawFrozen[READERS]; /* the lines by which it has seen that the card is frozen */
bit alarmed[READERS];
bit aware[READERS];     /* whether its user has seen the dismissal, by what colleagues keep: for the claim */
byte kept;              /* what two colleagues keep of Amara's memory, outside the server */
bit keptKnows;
bit fresh;              /* Amara has come with a browser that remembers nothing */

/* What one reader believes of one branch. */
byte path[ALL];
byte deep;
byte believed;   /* lines that count */
byte doubtful;   /* lines that hold together and are set aside */
byte looked;     /* grants whose giver reads first, or whom a human has looked at */

#define BIT(i) (1 << (i))
#define HAS(set, i) (((set) >> (i)) & 1)

/* Puts the branch that ends in `tip` into `path`, the first line first. */
inline branch(tip) {
  deep = 0;
  at = tip;
  do
  :: at != NONE -> deep++; at = parent[at]
  :: else -> break
  od;
  at = tip;
  k = deep;
  do
  :: k > 0 -> k--; path[k] = at; at = parent[at]
  :: else -> break
  od
}

/* Judges the branch in `path` as reader `r` does. `good` is cleared where it does not hold together. */
inline judge(r) {
  good = 1; believed = 0; doubtful = 0; looked = 0; cold = 0; holds = 0;
  k = 0;
  do
  :: k >= deep -> break
  :: else ->
     line = path[k];
     late = 0;
     if
     /* An agreement lets the clinic give on; who had left by the log that is named does not speak; a frozen card does not sign, which
        by rules 1 no chain knew of. */
     :: RULES == 2 && by[line] == CARD && cold -> good = 0
     :: by[line] == DOCTOR && !holds -> good = 0
     :: by[line] == WORKER && named[line] == 1 -> good = 0
     :: else -> skip
     fi;
     if
     :: RULES == 2 && by[line] == WORKER && knows[r] && !HAS(spoken, line) ->
        /* Not among what they had said: it counts if a colleague who knew of the dismissal built on it, and did not name it. */
        late = 1; j = k + 1;
        do
        :: j >= deep -> break
        :: else ->
           if
           :: by[path[j]] == STAFF && named[path[j]] == 1 && !HAS(over[path[j]], line) && late == 1 ->
              late = (says[path[j]] == STRIKE -> 2 : 0)
           :: else -> skip
           fi;
           j++
        od
     :: else -> skip
     fi;
     if
     :: late == 1 -> doubtful = doubtful | BIT(line)
     :: late == 2 -> skip
     :: else ->
        believed = believed | BIT(line);
        if
        :: says[line] == CLINIC || says[line] == RENEW -> holds = 1
        :: says[line] == WITHDRAW -> holds = 0
        :: says[line] == FREEZE -> cold = 1
        :: else -> skip
        fi;
        if
        :: by[line] != DOCTOR -> looked = looked | BIT(line)
        :: else -> skip
        fi
     fi;
     k++
  od
}

/* Adds a line; what it says and who signs it stand in the arguments. */
inline sign(after, what, who, log, rightly, without) {
  parent[size] = after; says[size] = what; by[size] = who; named[size] = log;
  entitled[size] = rightly; since[size] = frozen; over[size] = without;
  size++
}

/* Whether `old` is `tip` or lies before it on the same branch: sets `good`. */
inline follows(old, tip) {
  good = 0; at = tip;
  do
  :: at == NONE -> break
  :: at == old -> good = 1; break
  :: else -> at = parent[at]
  od
}

/* Whom an honest browser would wrap a new key to by what it believes, and the claim about them. */
inline wrap(r) {
  wrapsGhost = NONE; wrapsClinic = NONE; k = 0;
  do
  :: k >= deep -> break
  :: else ->
     line = path[k];
     if
     :: !HAS(believed, line) -> skip
     :: HAS(believed, line) && says[line] == WITHDRAW -> wrapsClinic = NONE
     :: HAS(believed, line) && says[line] == CLINIC && !ended -> wrapsClinic = line
     :: HAS(believed, line) && says[line] == RENEW && (RULES == 1 || HAS(looked, line)) -> wrapsClinic = line
     :: HAS(believed, line) && says[line] == GHOST && (RULES == 1 || HAS(looked, line)) -> wrapsGhost = line
     :: else -> skip
     fi;
     k++
  od;
  assert(wrapsGhost == NONE || entitled[wrapsGhost] ||
    (by[wrapsGhost] == WORKER && !aware[r]) || (by[wrapsGhost] == CARD && !(since[wrapsGhost] & sawFrozen[r])));
  /* Nobody honest gives the clinic anything after a withdrawal. */
  assert(wrapsClinic == NONE || (entitled[wrapsClinic] && shut[r] == 0))
}

/* What a browser makes of the branch that ends in `tip`, with the dismissal before it or not (`see`). */
inline weigh(r) {
  good = 1;
  /* Nothing shorter and nothing else than what was seen; the log never grows shorter either. By rules 2 a browser that remembers
     nothing goes by what colleagues keep of its user's memory. */
  if
  :: pin[r] != NONE -> follows(pin[r], tip)
  :: pin[r] == NONE && RULES == 2 -> follows(kept, tip)
  :: else -> skip
  fi;
  alarmed[r] = !good;
  if
  :: good ->
     knows[r] = knows[r] || see || (RULES == 2 && aware[r]);
     aware[r] = aware[r] || knows[r];
     branch(tip);
     judge(r)
  :: else -> skip
  fi;
  if
  :: good ->
     pin[r] = tip;
     k = 0;
     do
     :: k >= deep -> break
     :: else ->
        if
        :: says[path[k]] == WITHDRAW -> shut[r] = 1
        :: says[path[k]] == FREEZE -> sawFrozen[r] = sawFrozen[r] | BIT(path[k])
        :: else -> skip
        fi;
        k++
     od;
     wrap(r)
  :: else -> skip
  fi;
  unsure = doubtful;
  at = 0; k = 0; j = 0; line = 0; late = 0; wrapsGhost = 0; wrapsClinic = 0; cold = 0; holds = 0;
  believed = 0; doubtful = 0; looked = 0; deep = 0;
  do
  :: k < ALL -> path[k] = 0; k++
  :: else -> break
  od;
  k = 0
}

/* A browser is shown a branch and a log, and its user works with it. A new key is told as a line where others may build on it:
   by rules 2, once its maker knows of the dismissal. */
inline look(r) {
  tip = 0;
  do
  :: tip < size - 1 -> tip++
  :: break
  od;
  if
  :: dismissed && !knows[r] -> see = 1
  :: see = 0
  fi;
  d_step { weigh(r) };
  if
  :: good && size < ALL && RULES == 2 && knows[r] -> sign(tip, ROTATE, STAFF, knows[r], 1, unsure); pin[r] = size - 1
  :: good && size < ALL && r != FRESH && !shut[r] ->
     sign(tip, WITHDRAW, STAFF, knows[r], 1, unsure); pin[r] = size - 1; shut[r] = 1
  :: good && size < ALL && r != FRESH && !sawFrozen[r] ->
     sign(tip, FREEZE, STAFF, knows[r], 1, unsure);
     pin[r] = size - 1; sawFrozen[r] = sawFrozen[r] | BIT(size - 1); frozen = frozen | BIT(size - 1)
  :: good && size < ALL && r != FRESH && unsure -> sign(tip, STRIKE, STAFF, knows[r], 1, 0); pin[r] = size - 1
  :: else -> skip
  :: good -> skip
  fi;
  tip = 0; see = 0; unsure = 0; good = 0
}

/* Whoever is dishonest signs one line, on any branch. */
inline lie(what, who, rightly) {
  acted[who] = 1;
  tip = 0;
  do
  :: tip < size - 1 -> tip++
  :: break
  od;
  sign(tip, what, who, 0, rightly, 0);
  tip = 0
}

active proctype world() {
  byte tip, at, k, j, line, late, wrapsGhost, wrapsClinic, unsure;
  bit good, cold, holds, see;
  d_step {
    parent[0] = NONE; says[0] = OPEN; by[0] = STAFF; entitled[0] = 1;
    parent[1] = 0; says[1] = CLINIC; by[1] = STAFF; entitled[1] = 1;
    kept = 1; pin[0] = 1; pin[1] = 1; pin[FRESH] = NONE
  }
end:
  do
  /* The worker is dismissed: what they had said by then is signed with it. */
  :: d_step {
      HAS(TRIED, 0) && !dismissed -> dismissed = 1;
      do
      :: k >= size -> break
      :: else ->
         if
         :: by[k] == WORKER -> spoken = spoken | BIT(k)
         :: else -> skip
         fi;
         k++
      od;
      k = 0
    }
  /* The day comes on which the clinic's agreement is over. */
  :: atomic { HAS(TRIED, 2) && !ended -> ended = 1 }
  /* Amara's browser leaves what it has seen with two colleagues'. The server may keep any such statement back, for good or for a
     while: a replayed older copy is a newer one that was kept back. A colleague who answers a fresh number has seen `kept` itself, so
     that an answer is this step taken a moment before the fresh browser comes; without one the claim is about the day of the copy. */
  :: atomic { !fresh && (kept != pin[0] || keptKnows != knows[0]) -> kept = pin[0]; keptKnows = knows[0] }
  /* Amara comes with a browser that remembers nothing, and the server gives back what suits it. What colleagues keep is what the
     claim counts as seen: no rule helps where the server let nobody keep anything. */
  :: d_step {
      HAS(TRIED, 3) && !fresh -> fresh = 1;
      aware[FRESH] = keptKnows;
      at = kept;
      do
      :: at == NONE -> break
      :: else ->
         if
         :: says[at] == WITHDRAW -> shut[FRESH] = 1
         :: says[at] == FREEZE -> sawFrozen[FRESH] = sawFrozen[FRESH] | BIT(at)
         :: else -> skip
         fi;
         at = parent[at]
      od;
      at = 0
    }
  :: atomic { HAS(TRIED, 0) && size < ALL && !acted[WORKER] -> lie(GHOST, WORKER, !dismissed) }
  :: atomic { HAS(TRIED, 1) && size < ALL && !acted[CARD] -> lie(GHOST, CARD, !frozen) }
  :: atomic { HAS(TRIED, 2) && size < ALL && !acted[DOCTOR] -> lie(RENEW, DOCTOR, !ended) }
  :: atomic { HAS(TRIED, 2) && size < ALL && !acted[DOCTOR] -> lie(GHOST, DOCTOR, !ended) }
  /* Browsers look. */
  :: atomic { !fresh && !alarmed[0] -> look(0) }
  :: atomic { !alarmed[1] -> look(1) }
  :: atomic { fresh && !alarmed[FRESH] -> look(FRESH) }
  od
}
