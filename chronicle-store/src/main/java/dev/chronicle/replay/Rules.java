package dev.chronicle.replay;

import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.replay.diff.Comparison;

/**
 * What all calls of a replay are judged by. Immutable.
 *
 * @param codec reads recorded values
 * @param comparison what counts as equal
 * @param masks what varies by nature
 * @param throwables makes recorded exceptions again
 * @param methods what may be run
 * @param knowsKey whether secrets have the tokens that they had in the recording, as far as that
 *     can be known
 */
record Rules(
    ValueCodec codec,
    Comparison comparison,
    NoiseMasks masks,
    RecordedThrowables throwables,
    WovenMethods methods,
    boolean knowsKey) {}
