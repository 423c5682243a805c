import com.google.firebase.rules.lang.common.FirebaseRulesLangOptions;
import com.google.firebase.rules.lang.FirebaseRulesProtoCompiler;
import com.google.firebase.rules.runtime.v1.MatchRule;
import com.google.firebase.rules.runtime.v1.ServiceRule;
import com.google.firebase.rules.lang.CompileResult;
import com.google.firebase.rules.v1.File;
import com.google.firebase.rules.v1.Issue;
import com.google.firebase.rules.v1.Source;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles rules with the compiler that is in the Firestore emulator and prints a line for each thing that it finds,
 * tab-separated: `deployed` and the bytes of the compiled ruleset as Firestore limits it; `block`, its bytes and its
 * path; `error`, the line and the words.
 */
public class RulesSize {
  public static void main(String[] arguments) throws Exception {
    String text = Files.readString(Path.of(arguments[0]));
    Source source = Source.newBuilder().addFiles(File.newBuilder().setName("firestore.rules").setContent(text)).build();
    FirebaseRulesLangOptions options = FirebaseRulesLangOptions.builder().allowTernaryOperator(true).build();
    CompileResult result = FirebaseRulesProtoCompiler.createStandalone(options).compile(source);
    for (Issue issue : result.getIssues()) {
      if (issue.getSeverity() != Issue.Severity.ERROR) continue;
      System.out.println("error\t" + issue.getSourcePosition().getLine() + "\t" + issue.getDescription());
    }
    System.out.println("deployed\t" + deployed(result.getRulesetAst(), "").getSerializedSize());
    for (ServiceRule service : result.getRulesetAst().getServiceRulesList()) {
      for (MatchRule block : service.getMatchRulesList()) print(block, "");
    }
  }

  /** What is deployed has no source positions, but for the condition of each permission. */
  private static Message deployed(Message message, String parent) {
    Message.Builder copy = message.toBuilder();
    String own = message.getDescriptorForType().getName();
    for (FieldDescriptor field : message.getAllFields().keySet()) {
      if (field.getType() != FieldDescriptor.Type.MESSAGE) continue;
      String place = own + "." + field.getName();
      if (field.getMessageType().getName().equals("SourcePosition")) {
        if (!parent.equals("Permission.allow")) copy.clearField(field);
      } else if (field.isRepeated()) {
        List<Message> parts = new ArrayList<>();
        for (int at = 0; at < message.getRepeatedFieldCount(field); at += 1) {
          parts.add(deployed((Message) message.getRepeatedField(field, at), place));
        }
        copy.setField(field, parts);
      } else {
        copy.setField(field, deployed((Message) message.getField(field), place));
      }
    }
    return copy.build();
  }

  private static void print(MatchRule block, String outer) {
    StringBuilder path = new StringBuilder(outer);
    for (com.google.firebase.rules.runtime.v1.Path.PathSegment segment : block.getPath().getSegmentsList()) {
      path.append('/');
      if (segment.hasCapture()) path.append('{').append(segment.getCapture().getName()).append('}');
      else if (segment.hasGlobCapture()) path.append('{').append(segment.getGlobCapture().getName()).append("=**}");
      else path.append(segment.getExpression().getLiteral().getStringValue());
    }
    for (MatchRule inner : block.getMatchRulesList()) print(inner, path.toString());
    System.out.println("block\t" + deployed(block, "").getSerializedSize() + "\t" + path);
  }
}
