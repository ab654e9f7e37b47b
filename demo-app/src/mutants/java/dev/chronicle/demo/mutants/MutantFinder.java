package dev.chronicle.demo.mutants;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds every place that an {@link Operator} fits, in the order of files and lines. */
final class MutantFinder extends TreePathScanner<Void, Void> {
  private static final Map<Tree.Kind, String> BOUNDARIES =
      Map.of(
          Tree.Kind.LESS_THAN, "<=",
          Tree.Kind.LESS_THAN_EQUAL, "<",
          Tree.Kind.GREATER_THAN, ">=",
          Tree.Kind.GREATER_THAN_EQUAL, ">");
  private static final Map<Tree.Kind, String> ARITHMETIC =
      Map.of(
          Tree.Kind.PLUS, "-",
          Tree.Kind.MINUS, "+",
          Tree.Kind.MULTIPLY, "/",
          Tree.Kind.DIVIDE, "*",
          Tree.Kind.REMAINDER, "*");
  private static final Map<String, String> EMPTY =
      Map.of(
          "java.lang.String", "\"\"",
          "java.util.Optional", "java.util.Optional.empty()",
          "java.util.List", "java.util.List.of()",
          "java.util.Set", "java.util.Set.of()",
          "java.util.Map", "java.util.Map.of()");

  private final Trees trees;
  private final SourcePositions positions;
  private final List<Mutant> found = new ArrayList<>();
  private CompilationUnitTree unit;
  private String source;

  private MutantFinder(Trees trees) {
    this.trees = trees;
    this.positions = trees.getSourcePositions();
  }

  /** Returns the mutants of these files. */
  static List<Mutant> in(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
      MutantFinder finder = new MutantFinder(Trees.instance(task));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      task.analyze();
      for (CompilationUnitTree one : units) {
        finder.unit = one;
        finder.source = one.getSourceFile().getCharContent(true).toString();
        finder.scan(one, null);
      }
      finder.found.sort(
          Comparator.comparing(Mutant::file)
              .thenComparing(Mutant::start)
              .thenComparing(Mutant::operator));
      return finder.found;
    }
  }

  @Override
  public Void visitAnnotation(AnnotationTree tree, Void unused) {
    return null;
  }

  @Override
  public Void visitIf(IfTree tree, Void unused) {
    negate(tree.getCondition());
    return super.visitIf(tree, null);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
    negate(tree.getCondition());
    return super.visitWhileLoop(tree, null);
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    negate(tree.getCondition());
    return super.visitDoWhileLoop(tree, null);
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void unused) {
    if (tree.getCondition() != null) {
      negate(tree.getCondition());
    }
    return super.visitForLoop(tree, null);
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
    negate(tree.getCondition());
    return super.visitConditionalExpression(tree, null);
  }

  @Override
  public Void visitBinary(BinaryTree tree, Void unused) {
    switch (tree.getKind()) {
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        negate(tree.getLeftOperand());
        negate(tree.getRightOperand());
      }
      default -> {
        String boundary = BOUNDARIES.get(tree.getKind());
        if (boundary != null) {
          swapOperator(tree, Operator.MOVED_BOUNDARY, boundary);
        }
        String arithmetic = ARITHMETIC.get(tree.getKind());
        if (arithmetic != null && type(tree).getKind().isPrimitive()) {
          swapOperator(tree, Operator.OTHER_ARITHMETIC, arithmetic);
        }
      }
    }
    return super.visitBinary(tree, null);
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void unused) {
    String text = text(tree);
    switch (tree.getKind()) {
      case POSTFIX_INCREMENT, PREFIX_INCREMENT ->
          add(tree, Operator.OTHER_ARITHMETIC, text.replace("++", "--"));
      case POSTFIX_DECREMENT, PREFIX_DECREMENT ->
          add(tree, Operator.OTHER_ARITHMETIC, text.replace("--", "++"));
      default -> {}
    }
    return super.visitUnary(tree, null);
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void unused) {
    if (tree.getExpression() != null) {
      replaceResult(tree.getExpression());
    }
    return super.visitReturn(tree, null);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
    if (tree.getBody() instanceof ExpressionTree result
        && type(result).getKind() != TypeKind.VOID) {
      replaceResult(result);
    }
    return super.visitLambdaExpression(tree, null);
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
    if (end(tree) < 0) {
      // The compiler wrote it, such as the super() of a constructor that the source leaves out.
      return null;
    }
    if (tree.getExpression() instanceof MethodInvocationTree call
        && !text(call.getMethodSelect()).matches("super|this")) {
      add(tree, Operator.REMOVED_CALL, ";");
    }
    return super.visitExpressionStatement(tree, null);
  }

  private void negate(ExpressionTree condition) {
    ExpressionTree inner = condition;
    while (inner instanceof ParenthesizedTree parenthesized) {
      inner = parenthesized.getExpression();
    }
    add(inner, Operator.NEGATED_CONDITION, "!(" + text(inner) + ")");
  }

  private void replaceResult(ExpressionTree result) {
    TypeMirror type = type(result);
    String replacement =
        switch (type.getKind()) {
          case BOOLEAN -> "!(" + text(result) + ")";
          case BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> text(result).equals("0") ? "1" : "0";
          default -> EMPTY.getOrDefault(type.toString().replaceAll("<.*", ""), "null");
        };
    if (!text(result).equals(replacement)) {
      add(result, Operator.OTHER_RESULT, replacement);
    }
  }

  private void swapOperator(BinaryTree tree, Operator operator, String replacement) {
    String left = source.substring(start(tree), end(tree.getLeftOperand()));
    String middle = source.substring(end(tree.getLeftOperand()), start(tree.getRightOperand()));
    String symbol = middle.strip();
    add(tree, operator, left + middle.replace(symbol, replacement) + text(tree.getRightOperand()));
  }

  private void add(Tree tree, Operator operator, String replacement) {
    Path file = Path.of(unit.getSourceFile().toUri());
    long line = unit.getLineMap().getLineNumber(start(tree));
    found.add(new Mutant(file, line, operator, start(tree), text(tree), replacement));
  }

  private TypeMirror type(Tree tree) {
    return trees.getTypeMirror(TreePath.getPath(unit, tree));
  }

  private String text(Tree tree) {
    return source.substring(start(tree), end(tree));
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}
